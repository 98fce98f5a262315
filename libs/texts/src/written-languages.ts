/**
 * Languages that words may be in which the product does not speak: those with a code of two letters (ISO 639-1), and the two ways in
 * which Chinese is written.
 */
export const WRITTEN_LANGUAGES: readonly string[] =
  'ab aa af ak sq am ar an hy as av ae ay az bm ba eu be bn bi bs br bg my ca ch ce ny zh-Hans zh-Hant cv kw co cr hr cs da dv nl dz eo et ee fo fj fi ff gl ka el gn gu ht ha he hz hi ho hu id ga ig ik io is iu jv kl kn kr ks kk km ki rw ky kv kg ko ku kj la lb lg li ln lo lt lu lv gv mk mg ms ml mt mi mr mh mn na nv nd ne ng nb nn no ii nr oc oj om or os pa fa pl ps pt qu rm rn ro ru sa sc sd se sm sg sr gd sn si sk sl so st es su sw ss sv ta te tg th ti bo tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa cy wo fy xh yi yo za zu'.split(
    ' ',
  );

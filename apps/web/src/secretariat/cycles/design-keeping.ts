import type { PlanVersionView } from '@signatory/contract';
import { LANGUAGES, matchLanguage } from '@signatory/texts';
import { skipToken, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { useSpeech } from '../../session/language.js';
import { keepUnlessNewer, useDeviceText, useOwnKey, type KeptElsewhere } from '../../ui/device-texts.js';
import { useKeepAtRest } from '../../ui/keep-at-rest.js';
import { useKept } from '../../ui/use-kept.js';
import { emptyDesign, nameVersion, type DesignDraft } from './design-draft.js';

const Typed = z.string();
const Language = z.enum(LANGUAGES);
const Draft: z.ZodType<DesignDraft> = z.object({
  version: Typed,
  code: Typed,
  series: Typed,
  phase: z.enum(['interim', 'final']),
  original: Language,
  titles: z.partialRecord(Language, Typed),
  languages: z.array(Language),
  illustrative: z.boolean(),
  calendar: z.object({
    window: z.object({ from: Typed, to: Typed }),
    dates: z.object({ opens: Typed, deadline: Typed, cutOff: Typed, reviewDeadline: Typed }),
    automatic: z.boolean(),
    days: z.object({ beforeOpening: Typed, beforeDeadline: Typed, beforeCorrection: Typed }),
    atDeadline: z.boolean(),
  }),
});

const useDesignName = (): readonly string[] => useOwnKey('cycle-design');

/** What this device keeps of a design, if a connection or a window was lost over it. */
export function useDesignOnDevice(): UseQueryResult<true> {
  return useDeviceText(useDesignName(), Draft);
}

/**
 * A design in somebody's hands: it stays until it is saved or discarded, also when another screen is opened or the window
 * closed. Whoever comes from a plan version (`wished`) designs on that one.
 */
export function useDesignDraft(
  versions: readonly PlanVersionView[],
  wished: { readonly plan?: string; readonly version?: string; readonly step?: string },
) {
  const { language } = useSpeech();
  const name = useDesignName();
  const [elsewhere, setElsewhere] = useState<KeptElsewhere | null>(null);
  const keep = useKeepAtRest(async (draft) => setElsewhere(await keepUnlessNewer(name, draft)));
  const { kept, put } = useKept<DesignDraft>(name, keep);
  const first = versions.find(({ id, version }) => id === wished.plan && String(version) === wished.version);
  const stands = versions.some((each) => nameVersion(each) === kept?.version);
  const fallback = nameVersion(first ?? versions[0] ?? { id: '', version: 1 });
  // The link that was come by counts until something is changed; with a step in the address the design goes on.
  const [isLed, setLed] = useState(first !== undefined && wished.step === undefined);
  const draft = kept
    ? { ...kept, version: isLed || !stands ? fallback : kept.version }
    : emptyDesign(fallback, matchLanguage(language));
  const change = (next: DesignDraft): void => {
    setLed(false);
    put(next);
  };
  const other = kept ? Draft.safeParse(elsewhere?.text).data : undefined;
  return {
    draft,
    isKept: kept !== null,
    /** What the same person typed in another window: this one writes over it only when that is chosen. */
    other: other ?? null,
    choose: (next: DesignDraft): void => {
      elsewhere?.see();
      setElsewhere(null);
      change(next);
    },
    change,
    /** Another step is opened: the link has led, and what it chose is kept with the rest. */
    settle: () => {
      if (kept && isLed) change(draft);
    },
    /** Nor does the link write back what it led to. */
    discard: () => {
      setLed(false);
      put(null);
    },
  };
}

interface Refusal {
  readonly error: Error;
  /** It was shown: on return it is no news, though it stands until the design is sent again. */
  readonly seen: boolean;
}

/**
 * Why a design was not saved. It is kept while the product is open: whoever left before the answer came is told on return.
 */
export function useDesignRefusal() {
  const client = useQueryClient();
  const key = [...useDesignName(), 'refused'];
  const { data: refusal = null } = useQuery<Refusal | null>({
    queryKey: key,
    queryFn: skipToken,
    initialData: null,
    gcTime: Infinity,
    staleTime: Infinity,
  });
  const refused = refusal?.error ?? null;
  /** It was refused before this screen was opened, and nobody has read it. */
  const [missed, setMissed] = useState(refusal?.seen ? null : refused);
  return {
    refused,
    isMissed: refused !== null && refused === missed,
    refuse: (error: Error): void => void client.setQueryData<Refusal>(key, { error, seen: false }),
    see: (): void => {
      if (refusal && !refusal.seen) client.setQueryData<Refusal>(key, { ...refusal, seen: true });
    },
    forget: (): void => {
      setMissed(null);
      client.setQueryData(key, null);
    },
  };
}

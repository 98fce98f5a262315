/** A stored report and the earlier ones beside it, by the ids of their cycles. */
export interface StoredYears {
  readonly now: string;
  /** The four windows before, the latest first: the rules of the benchmark compare with the first and judge by all of them. */
  readonly earlier: readonly [string, string, string, string];
  readonly member: string;
  /** Cells of each indicator. */
  readonly cells: number;
}

/** As the report was at a revision: what every query of the product says too. */
const rowsOf = (cycle: string, { member }: StoredYears): string =>
  `(select indicator_id, cell_no, value, obs_status from observation where cycle_id = '${cycle}' and member_code = '${member}'
    and since_revision <= 1 and (until_revision is null or until_revision > 1))`;

const TOTALS = `totals as (select indicator_id, max(value) filter (where cell_no = 0) as total, sum(value) filter (where cell_no > 0) as sum,
  max(value) filter (where cell_no > 0) as largest, count(value) filter (where cell_no > 0) as given,
  count(*) filter (where cell_no > 0 and obs_status = 'confidential') as hidden from now group by indicator_id)`;

/** Whether a figure is read as its indicator declares it: a count. */
const FAULTY = 'n.value < 0 or n.value > 99999999 or n.value <> trunc(n.value)';

/** What fails at a row `n`, with its totals `t`, the figure before `b.value` and whether it is an outlier. */
const failed = (outlier: string, { cells }: StoredYears): string => `array_remove(array[
    case when n.cell_no > 0 and (n.cell_no > ${cells} or ${FAULTY}) then 'cells' end,
    case when n.cell_no = 0 and n.value is null and n.obs_status <> 'confidential' and t.given > 0 then 'total' end,
    case when n.cell_no = 0 and n.value <> trunc(n.value) then 'decimals' end,
    case when n.cell_no = 0 and (n.value < 0 or n.value > 99999999) then 'range' end,
    case when n.cell_no = 0 and t.given > 0 and t.largest <= t.total
      and (t.sum > t.total or (t.given = ${cells} and t.sum <> t.total)) then 'sum' end,
    case when n.cell_no > 0 and n.value > t.total then 'part' end,
    case when n.cell_no = 0 and n.obs_status <> 'confidential' and t.hidden = 1 and t.given = ${cells} - 1 then 'disclosed' end,
    case when n.cell_no = 0 and not (n.value <= b.value * 3 and b.value <= n.value * 3) then 'W0' end,
    case when n.cell_no > 0 and not (n.value <= b.value * 10 and b.value <= n.value * 10) then 'W1' end,
    case when n.cell_no > 0 and sign(n.value) * sign(b.value) < 0 then 'W2' end,
    case when n.cell_no > 0 and ${outlier} then 'W3' end], null)`;

/** Findings as the product's table calls them. */
const told = (judged: string): string => `
  select case rule when 'sum' then 'sum.' || code || '.area' when 'part' then 'part.' || code || '.area'
      when 'disclosed' then 'disclosed.' || code || '.area' else rule || case when rule like 'W%' then '-' else '.' end || code end as rule,
    code as indicator, case when cell_no > 0 then 'area.a' || lpad(cell_no::text, 4, '0') when rule in ('sum', 'disclosed') then 'area' end as part
  from (select substr(indicator_id, 4) as code, cell_no, unnest(failed) as rule from (${judged} offset 0) judged where failed <> '{}') each
  union all
  select 'reason.' || substr(v.indicator_id, 4), substr(v.indicator_id, 4), 'reason' from entry_version v where v.cycle_id = $1 and v.member_code = $2
    and v.status not in ('answered', 'unanswered') and coalesce(trim(v.reason), '') = ''`;

const judgedByJoins = (years: StoredYears, outlier: string, lateral: string): string => `
  with now as ${rowsOf(years.now, years)}, ${TOTALS}${years.earlier.map((cycle, n) => `, h${n} as ${rowsOf(cycle, years)}`).join('')}
  ${told(`select n.indicator_id, n.cell_no, ${failed(outlier, years)} as failed from now n join totals t using (indicator_id)
    left join h0 b using (indicator_id, cell_no) left join h1 using (indicator_id, cell_no) left join h2 using (indicator_id, cell_no)
    left join h3 using (indicator_id, cell_no) ${lateral}`)}`;

/** Four figures in any order: twice their median is what is left without the least and the largest. */
const twiceMedian = (a: string, b: string, c: string, d: string): string =>
  `(${a} + ${b} + ${c} + ${d} - least(${a}, ${b}, ${c}, ${d}) - greatest(${a}, ${b}, ${c}, ${d}))`;

/** That there are four windows is known to whoever writes it, and the statement is good for no other number. */
const fourByHand = (years: StoredYears, type: string): string => {
  const figures = ['b', 'h1', 'h2', 'h3'].map((table) => `${table}.value::${type}`) as [string, string, string, string];
  const distances = figures.map((figure) => `abs(2 * ${figure} - m.middle)`) as [string, string, string, string];
  return judgedByJoins(
    years,
    `abs(2 * n.value::${type} - m.middle) * 1349 > greatest(5 * s.deviation, abs(m.middle), 20) * 700`,
    `cross join lateral (select ${twiceMedian(...figures)} as middle offset 0) m
     cross join lateral (select ${twiceMedian(...distances)} as deviation offset 0) s`,
  );
};

/** For any number of windows: the medians by PostgreSQL's own aggregate, cell by cell. */
const byAggregate = (years: StoredYears): string => {
  const values = 'unnest(array[b.value, h1.value, h2.value, h3.value]::float8[]) value where value is not null';
  return judgedByJoins(
    years,
    `m.n >= 4 and abs(n.value::float8 - m.middle) * 6745 > greatest(s.deviation, abs(m.middle) / 10, 1) * 35000`,
    `cross join lateral (select count(*) as n, percentile_cont(0.5) within group (order by value) as middle from ${values}) m
     cross join lateral (select percentile_cont(0.5) within group (order by abs(value - m.middle)) as deviation from ${values}) s`,
  );
};

/** For any number of windows, without joins: all years in one scan each, grouped by cell. */
const byGroups = (years: StoredYears): string => `
  with now as ${rowsOf(years.now, years)}, ${TOTALS},
  history as (select indicator_id, cell_no, max(value) filter (where year = 0) as value, count(value) as n,
      percentile_cont(0.5) within group (order by value::float8) as middle, array_agg(value::float8) as figures
    from (${years.earlier.map((cycle, n) => `select indicator_id, cell_no, value, ${n} as year from ${rowsOf(cycle, years)} h`).join(' union all ')}) all_years
    group by indicator_id, cell_no)
  ${told(
    `select n.indicator_id, n.cell_no, ${failed(
      `b.n >= 4 and abs(n.value::float8 - b.middle) * 6745 > greatest((select percentile_cont(0.5) within group
      (order by abs(figure - b.middle)) from unnest(b.figures) figure), abs(b.middle) / 10, 1) * 35000`,
      years,
    )} as failed from now n join totals t using (indicator_id) left join history b using (indicator_id, cell_no)`,
  )}`;

/** Ways to write the same findings; the fastest of them is what we stand beside. */
export const SQL_FORMS: Readonly<Record<string, (years: StoredYears) => string>> = {
  'four windows by hand, numeric': (years) => fourByHand(years, 'numeric'),
  'four windows by hand, bigint': (years) => fourByHand(years, 'int8'),
  'medians by aggregate': byAggregate,
  'one group by cell': byGroups,
};

import { createContext, Fragment, type ReactNode } from 'react';

/** What a screen is made of, by which it is drawn before its data are here. */
export type Layout = 'heading' | 'table' | 'grid' | 'form' | 'document' | 'cards' | keyof typeof FRAMES;

/** Of the screen at the open address. */
export const LayoutOfScreen = createContext<Layout>('table');

/** Screens of several columns: the class of the whole, and of each column, as the screen itself has them. */
const FRAMES = {
  home: ['home-top', ['column', 'column']],
  entry: ['entry-layout', ['rail', 'entry-main', 'entry-side']],
  review: ['review-panes', ['queue-strip', 'column', 'column']],
  columns: ['two-columns', ['column', 'column']],
  chapter: ['chapter-desk', ['chapter-sections', 'chapter-hand']],
  design: ['design', ['column', 'column']],
  plan: ['plan-editor plan-editor-read', ['column', 'plan-form']],
} as const;

/** A screen as it will stand, in blank: it comes into its place, and nothing is pushed away by it. */
export function Skeleton(props: { readonly layout: Layout; readonly headed: boolean }): ReactNode {
  const { layout } = props;
  const heading = props.headed && (
    <div className="heading skeleton-heading">
      <Bars count={1} of="title" />
      <Bars count={1} of="line" />
    </div>
  );
  if (!(layout in FRAMES))
    return (
      <>
        {heading}
        <Body layout={layout} />
      </>
    );
  const [frame, columns] = FRAMES[layout as keyof typeof FRAMES];
  // An entry's heading stands in the middle of its columns.
  const inside = layout === 'entry';
  return (
    <>
      {!inside && heading}
      <div className={frame}>
        {columns.map((column, at) => (
          <div key={at} className={column}>
            {inside && at === 1 && heading}
            <div className={inside ? 'skeleton-part' : 'panel skeleton-part'}>
              <Bars count={at === 0 && columns.length > 2 ? 12 : 6} of="line" />
            </div>
          </div>
        ))}
      </div>
      {layout === 'home' && <Body layout="document" />}
    </>
  );
}

function Body({ layout }: { readonly layout: Layout }): ReactNode {
  switch (layout) {
    // What comes below it is not known yet.
    case 'heading':
      return null;
    case 'cards':
      return (
        <div className="cards">
          {repeat(6, () => (
            <div className="panel skeleton-part">
              <Bars count={4} of="line" />
            </div>
          ))}
        </div>
      );
    case 'form':
      return (
        <div className="panel form">
          {repeat(5, () => (
            <div className="text-field">
              <Bars count={1} of="label" />
              <Bars count={1} of="control" />
            </div>
          ))}
        </div>
      );
    case 'document':
      return repeat(3, () => (
        <div className="panel skeleton-part">
          <Bars count={1} of="title" />
          <Bars count={5} of="line" />
        </div>
      ));
    case 'grid':
      return (
        <div className="panel">
          {repeat(12, () => (
            <div className="skeleton-row skeleton-cells">
              <Bars count={9} of="cell" />
            </div>
          ))}
        </div>
      );
    default:
      return (
        <div className="panel">
          {repeat(10, () => (
            <div className="skeleton-row">
              <Bars count={5} of="line" />
            </div>
          ))}
        </div>
      );
  }
}

function Bars({ count, of }: { readonly count: number; readonly of: string }): ReactNode {
  return repeat(count, () => <span className={`skeleton skeleton-${of}`} />);
}

function repeat(count: number, part: () => ReactNode): ReactNode {
  return Array.from({ length: count }, (_, at) => <Fragment key={at}>{part()}</Fragment>);
}

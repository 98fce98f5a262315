import type { Page, Request } from 'playwright-core';

/**
 * Has an address answer what `change` makes of the product's answer: more, or others, than there are in the examples. What cannot
 * be fetched or handed on, since the page that asked has gone away or on meanwhile, stays unanswered: thrown here it would fail
 * every test of the suite, and a page that is still there is missed by its own test.
 */
export function answerOtherwise<Answer>(
  page: Page,
  address: string,
  change: (answer: Answer, request: Request) => unknown,
): Promise<unknown> {
  return page.route(address, async (route) => {
    const fetched = await route
      .fetch()
      .then(async (response) => ({ response, read: (await response.json()) as Answer }))
      .catch(() => null);
    if (fetched === null) return;
    const { response, read } = fetched;
    const json = change(read, route.request());
    await route.fulfill({ response, json }).catch(() => undefined);
  });
}

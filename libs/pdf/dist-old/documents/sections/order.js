import { orderMembers as orderMeans } from '@signatory/contract';
/** Members in the order of their table: by rank or band, then those not ranked. */
export function orderMembers({ document, members }) {
    const byCode = new Map(members.map((member) => [member.code, member]));
    return orderMeans(document).flatMap(({ member }) => byCode.get(member) ?? []);
}
//# sourceMappingURL=order.js.map
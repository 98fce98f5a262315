export {};
//# sourceMappingURL=cell.js.map
export {};
//# sourceMappingURL=text-style.js.map
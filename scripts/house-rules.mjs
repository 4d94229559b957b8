/** Lint rules of this house that no plugin has. */

const noEnum = {
  meta: { type: 'problem', messages: { enum: 'No enums: use a union of literals.' } },
  /** @param {{ report: (problem: { node: unknown, messageId: string }) => void }} context */
  create: (context) => ({
    /** @param {unknown} node */
    TSEnumDeclaration: (node) => context.report({ node, messageId: 'enum' }),
  }),
};

export default { meta: { name: 'house' }, rules: { 'no-enum': noEnum } };

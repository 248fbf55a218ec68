package dev.dormouse.conformance.random;

import java.util.List;

/** A program as a tree of text with holes: all that the shrinker needs to know of Java is which hole may be filled with what. */
sealed interface Node {

    /** Java, as it stands. */
    record Text(String text) implements Node {}

    /** An expression whose static type is {@code type}, for a reference type or one that is assignable to it. */
    record Expr(Type type, List<Node> parts) implements Node {

        static Expr of(Type type, String text) {
            return new Expr(type, List.of(new Text(text)));
        }
    }

    /**
     * A statement, or several that belong together.
     *
     * @param completes whether it can complete normally: Java Language Specification, 14.22
     */
    record Stmt(List<Node> parts, boolean completes) implements Node {}

    /** Statements in braces. */
    record Block(List<Stmt> statements) implements Node {

        boolean completes() {
            return statements.isEmpty() || statements.get(statements.size() - 1).completes();
        }
    }

    /** Appends the tree as Java, statements on lines of their own. */
    static void print(Node node, StringBuilder out, String indent) {
        if (node instanceof Text text) {
            out.append(text.text());
        } else if (node instanceof Expr expr) {
            expr.parts().forEach(part -> print(part, out, indent));
        } else if (node instanceof Stmt stmt) {
            stmt.parts().forEach(part -> print(part, out, indent));
        } else if (node instanceof Block block) {
            out.append("{\n");
            for (Stmt stmt : block.statements()) {
                out.append(indent).append("    ");
                print(stmt, out, indent + "    ");
                out.append('\n');
            }
            out.append(indent).append('}');
        }
    }
}

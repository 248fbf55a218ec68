package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;

import dev.dormouse.conformance.random.Node.Block;
import dev.dormouse.conformance.random.Node.Expr;
import dev.dormouse.conformance.random.Node.Stmt;
import dev.dormouse.conformance.random.Node.Text;

/**
 * Writes {@code try} with what belongs to it.
 *
 * <p>Nobody outside can see whether a task that was cancelled still holds {@code Cancelled} when it sleeps again. So a program of tasks either never sleeps where it could, or always holds it there:
 * see {@link Program.Style}.
 */
final class Handlers {

    private static final List<String> CAUGHT = List.of("RuntimeException", "ArithmeticException", "NullPointerException", "IllegalArgumentException",
            "ArithmeticException | IllegalArgumentException | NullPointerException", "Exception", "AssertionError | RuntimeException");

    private final Scope scope;
    private final Statements statements;
    private final Program.Style style;

    Handlers(Scope scope, Statements statements, Program.Style style) {
        this.scope = scope;
        this.statements = statements;
        this.style = style;
    }

    Stmt attempt(int depth) {
        boolean resources = scope.chance(0.2);
        boolean checked = style.checked() && scope.chance(0.4);
        boolean catches = checked || scope.chance(0.7);
        boolean cleans = !catches && !resources || scope.chance(0.4);
        List<Node> parts = new ArrayList<>();
        // Written first: whether it completes decides whether a jump out of the others gets anywhere.
        Block last = cleans ? cleanUp(depth) : null;
        List<Boolean> before = cleans && !last.completes() ? scope.jumps() : null;
        scope.push();
        String left = scope.fresh("t");
        parts.add(new Text("try "));
        if (resources) {
            resources(parts);
        }
        Block body = statements.block(depth - 1);
        if (checked || scope.chance(0.5) && !(style.sleepy())) {
            body = raising(body, checked);
        }
        parts.add(body);
        scope.pop();
        boolean completes = body.completes();
        if (catches) {
            completes |= handlers(parts, depth, checked, left);
        }
        if (cleans) {
            parts.add(new Text(" finally "));
            parts.add(last);
            completes &= last.completes();
            if (before != null) {
                scope.forget(before);
            }
        }
        return new Stmt(parts, completes);
    }

    private void resources(List<Node> parts) {
        parts.add(new Text("("));
        for (int i = scope.random.nextInt(2); i >= 0; i--) {
            parts.add(new Text("Kit.Res " + scope.fresh("r") + " = new Kit.Res("));
            parts.add(statements.expressions.argument(Type.INT));
            parts.add(new Text(i == 0 ? ")" : "); "));
        }
        parts.add(new Text(") "));
    }

    /** The block with something before it, or behind it, that may throw. */
    private Block raising(Block body, boolean checked) {
        Expr number = statements.expressions.of(Type.INT, 2);
        Stmt raises = Statements.of(checked ? "Kit.trouble(#);" : "Kit.raise(#);", number);
        List<Stmt> all = new ArrayList<>(body.statements());
        all.add(body.completes() && !checked && scope.chance(0.5) ? all.size() : 0, raises);
        return new Block(List.copyOf(all));
    }

    private boolean handlers(List<Node> parts, int depth, boolean checked, String name) {
        String first = checked ? scope.any("Trouble.Worse", "Trouble") : style.task() ? scope.any(CAUGHT) : scope.any(scope.any(CAUGHT), "Throwable");
        boolean completes = handler(parts, depth, first, name);
        if (scope.chance(0.3) && !first.contains("RuntimeException") && !first.equals("Exception") && !first.equals("Throwable")) {
            completes |= handler(parts, depth, "RuntimeException", name);
        }
        return completes;
    }

    private boolean handler(List<Node> parts, int depth, String types, String name) {
        Block block = statements.block(depth - 1);
        List<Stmt> all = new ArrayList<>();
        all.add(Statements.of("Kit.log(" + name + ");"));
        all.addAll(block.statements());
        if (block.completes() && scope.enclosed == 0 && scope.chance(0.2)) {
            all.add(scope.chance(0.5) && !types.equals("Throwable") && !types.equals("Exception") && !types.startsWith("Trouble") ? Statements.of(false, "throw " + name + ";")
                    : Statements.of(false, "throw new IllegalStateException(" + name + ");"));
        } else if (block.completes()) {
            all.add(Statements.of("Kit.log(" + name + ");"));
        }
        parts.add(new Text(" catch (" + types + " " + name + ") "));
        Block handler = new Block(List.copyOf(all));
        parts.add(handler);
        return handler.completes();
    }

    private Block cleanUp(int depth) {
        if (!style.task()) {
            return scope.chance(0.9) ? statements.completing(depth - 1) : statements.block(depth - 1);
        }
        if (style.sleepy()) {
            List<Stmt> all = new ArrayList<>();
            scope.calm++;
            for (int i = scope.random.nextInt(3); i >= 0; i--) {
                all.add(scope.chance(0.6) ? Statements.of(scope.out + scope.any(".park();", ".sleepMillis(3);", ".sleepMillis(9);")) : Statements.of("Kit.log(#);", statements.expressions.leaf(scope.any(Type.ALL))));
            }
            scope.calm--;
            return new Block(List.copyOf(all));
        }
        scope.awake++;
        Block block = statements.completing(depth - 1);
        scope.awake--;
        return block;
    }
}

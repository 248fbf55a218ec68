package dev.dormouse.conformance.random;

import dev.dormouse.conformance.random.Node.Block;
import dev.dormouse.conformance.random.Node.Expr;
import dev.dormouse.conformance.random.Node.Stmt;
import dev.dormouse.conformance.random.Scope.Access;
import dev.dormouse.conformance.random.Scope.Target;

/** Writes loops of every kind; each burns fuel. */
final class Loops {

    private final Scope scope;
    private final Statements statements;

    Loops(Scope scope, Statements statements) {
        this.scope = scope;
        this.statements = statements;
    }

    Stmt loop(int depth) {
        Target target = new Target(scope.fresh("l"), true);
        scope.push();
        scope.looping++;
        Stmt stmt = switch (scope.random.nextInt(6)) {
            case 0, 1 -> counting(target, depth);
            case 2 -> whileLoop(target, depth);
            case 3 -> doLoop(target, depth);
            case 4 -> endless(target, depth);
            default -> forEach(target, depth);
        };
        scope.looping--;
        scope.pop();
        return stmt;
    }

    private Block body(Target target, int depth) {
        scope.enter(target);
        Block block = statements.block(depth - 1);
        scope.leave();
        return block;
    }

    private Stmt counting(Target target, int depth) {
        String i = scope.fresh("i");
        Type type = scope.any(Type.INT, Type.INT, Type.LONG, Type.BYTE, Type.CHAR);
        Expr start = scope.chance(0.7) ? Expr.of(type, scope.any("0", "1")) : statements.expressions.of(type, 2);
        scope.declare(type, i, Access.FREE);
        Expr bound = scope.chance(0.6) ? Expr.of(Type.INT, scope.any("1", "2", "3")) : statements.expressions.of(Type.INT, 2);
        Block body = body(target, depth);
        Stmt update = scope.chance(0.7) ? Statements.of(i + "++") : Statements.of(i + "++, Kit.seen(#)", statements.expressions.of(Type.INT, 2));
        return Statements.of(target.label + ": for (" + type.source + " " + i + " = #; Kit.go() && " + i + " < #; #) #", start, bound, update, body);
    }

    private Stmt whileLoop(Target target, int depth) {
        Expr condition = statements.expressions.of(Type.BOOLEAN, 3);
        return Statements.of(target.label + ": while (Kit.go() && #) #", condition, body(target, depth));
    }

    private Stmt doLoop(Target target, int depth) {
        Block body = body(target, depth);
        Expr condition = statements.expressions.of(Type.BOOLEAN, 2);
        // javac takes a condition with a switch expression in it for reached, even behind a body that does not complete
        boolean reached = body.completes() || target.continued;
        return Statements.of(target.label + (reached ? ": do # while (# && Kit.go());" : ": do { if (Kit.yes()) # } while (# && Kit.go());"), body, condition);
    }

    private Stmt endless(Target target, int depth) {
        return Statements.of(target.label + ": " + scope.any("for (;;)", "while (true)") + " { if (!Kit.go()) break; # }", body(target, depth));
    }

    private Stmt forEach(Target target, int depth) {
        String element = scope.fresh("e");
        String over;
        Type type;
        switch (scope.random.nextInt(5)) {
            case 0 -> {
                type = Type.INT;
                over = "Kit.iterate(#)";
            }
            case 1 -> {
                type = Type.TEXT;
                over = "new String[] {\"x\" + #, \"y\", null}";
            }
            case 2 -> {
                type = Type.INTS;
                over = "new int[][] {{#}, null, {1, 2}}";
            }
            case 3 -> {
                type = Type.COLOR;
                over = "new Kit.Color[] {Kit.color(#), Kit.Color.RED}";
            }
            default -> {
                type = scope.any(Type.LONG, Type.INT);
                over = "new int[] {#, 5}";
            }
        }
        Expr first = statements.expressions.of(Type.INT, 3);
        scope.declare(type, element, scope.any(Access.FINAL, Access.FREE));
        Block body = body(target, depth);
        return Statements.of(target.label + ": for (" + type.source + " " + element + " : " + over + ") { if (!Kit.go()) break; # }", first, body);
    }
}

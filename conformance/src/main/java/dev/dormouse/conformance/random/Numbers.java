package dev.dormouse.conformance.random;

import java.util.List;
import java.util.Locale;

import dev.dormouse.conformance.random.Node.Block;
import dev.dormouse.conformance.random.Node.Expr;
import dev.dormouse.conformance.random.Node.Stmt;
import dev.dormouse.conformance.random.Scope.Access;

/** Writes what the compiler draws conclusions from about the values of variables: numbers that are compared, copies, what is computed from another variable, lengths of arrays. */
final class Numbers {

    private static final List<String> EDGES = List.of("0", "1", "-1", "7", "127", "128", "-128", "-129", "255", "256", "32767", "32768", "-32768", "-32769", "65535", "65536", "Integer.MAX_VALUE", "Integer.MIN_VALUE");
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> DERIVED = List.of("# + 1", "# - 1", "# * 2", "-#", "~#", "# & 255", "# & 127", "# << 3", "# >> 24", "# >>> 25", "# % 100", "# | 256", "(byte) #", "(char) #", "(short) #", "# / 300", "# ^ 64", "#");
    private static final List<Type> COUNTED = List.of(Type.INT, Type.INT, Type.INT, Type.SHORT, Type.BYTE, Type.CHAR, Type.LONG);

    private final Scope scope;
    private final Statements statements;

    Numbers(Scope scope, Statements statements) {
        this.scope = scope;
        this.statements = statements;
    }

    Stmt stmt(int depth) {
        return switch (scope.random.nextInt(5)) {
            case 0 -> compared(depth);
            case 1 -> counted(depth);
            case 2 -> derived();
            case 3 -> copied();
            default -> measured();
        };
    }

    /** {@code if (n < 128 && n >= 0) ...}: a number that is known better on one of the ways. */
    private Stmt compared(int depth) {
        Type type = scope.any(COUNTED);
        String n = scope.fresh("n");
        Expr value = statements.expression(type);
        String condition = n + " " + scope.any(COMPARISONS) + " " + scope.any(EDGES)
                + (scope.chance(0.6) ? scope.any(" && ", " || ") + n + " " + scope.any(COMPARISONS) + " " + scope.any(EDGES) : "");
        scope.push();
        scope.declare(type, n, Access.FREE);
        Block then = statements.completing(depth - 1);
        Block other = statements.completing(depth - 1);
        scope.pop();
        scope.declare(type, n, Access.FREE);
        return Statements.of(type.source + " " + n + " = #; if (" + condition + ") { # Kit.log(" + n + "); } else { # Kit.log(" + n + "); }", value, then, other);
    }

    /** A loop whose variable has bounds. */
    private Stmt counted(int depth) {
        Type type = scope.any(COUNTED);
        String n = scope.fresh("n");
        scope.push();
        scope.declare(type, n, scope.any(Access.KEPT, Access.FREE));
        scope.looping++;
        scope.enter(new Scope.Target(null, false)); // where a break without a label goes
        Block body = statements.completing(depth - 1);
        scope.leave();
        scope.looping--;
        scope.pop();
        boolean up = scope.chance(0.7);
        String start = type == Type.INT || type == Type.LONG ? scope.any(EDGES) : "(" + type.source + ") " + scope.any(EDGES);
        return Statements.of(type.source + " " + n + " = " + start + "; while (Kit.go() && " + n + (up ? scope.any(" < ", " <= ", " != ") : scope.any(" > ", " >= ")) + scope.any(EDGES) + ") { # "
                + n + (up ? " += " : " -= ") + scope.any("1", "7", "100", "30000") + "; } Kit.log(" + n + ");", body);
    }

    /** A number that is computed from another one, and both are used after a sleep. */
    private Stmt derived() {
        String n = scope.fresh("n");
        String m = scope.fresh("n");
        Expr value = statements.expression(Type.INT);
        String first = scope.any(DERIVED).replace("#", scope.any("(#)", "(# & 255)", "(# % 1000)"));
        String second = scope.any(DERIVED).replace("#", n);
        scope.push();
        scope.declare(Type.INT, n, Access.KEPT);
        Stmt sleep = statements.sleep();
        scope.pop();
        Stmt stmt = Statements.of("int " + n + " = " + first + "; int " + m + " = " + second + "; # Kit.log(" + n + "); Kit.log(" + m + ");", value, sleep);
        scope.declare(Type.INT, n, Access.FREE);
        scope.declare(Type.INT, m, Access.FREE);
        return stmt;
    }

    /** A copy, and one of the two changes or not. */
    private Stmt copied() {
        Type type = scope.any(Type.ALL);
        String v = scope.fresh("v");
        String w = scope.fresh("v");
        Expr value = statements.expression(type);
        scope.push();
        scope.declare(type, v, Access.KEPT);
        Stmt first = statements.sleep();
        Expr changed = statements.expression(type);
        Stmt second = statements.sleep();
        scope.pop();
        Stmt stmt = Statements.of(type.source + " " + v + " = #; " + type.source + " " + w + " = " + v + "; # " + (scope.chance(0.6) ? scope.any(v, w) + " = #;" : "Kit.log(#);")
                + " # Kit.log(" + v + "); Kit.log(" + w + ");", value, first, changed, second);
        scope.declare(type, v, Access.FREE);
        scope.declare(type, w, Access.FREE);
        return stmt;
    }

    /** The length of an array that is another one later, or not. */
    private Stmt measured() {
        Type type = scope.any(Type.INTS, Type.LONGS, Type.TEXTS, Type.GRID, Type.BYTES);
        String v = scope.fresh("v");
        String n = scope.fresh("n");
        Expr value = statements.expression(type);
        Stmt first = statements.sleep();
        Expr other = statements.expression(type);
        Stmt second = statements.sleep();
        String guard = "Kit." + type.name().toLowerCase(Locale.ROOT);
        Stmt stmt = Statements.of(type.source + " " + v + " = " + guard + "(#); int " + n + " = " + v + ".length; # " + (scope.chance(0.5) ? v + " = " + guard + "(#);" : "Kit.log(#);") + " # Kit.log(" + n + "); Kit.log(" + v
                + ".length);", value, first, other, second);
        scope.declare(type, v, Access.FREE);
        scope.declare(Type.INT, n, Access.FREE);
        return stmt;
    }
}

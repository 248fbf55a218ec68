package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;

import dev.dormouse.conformance.random.Node.Block;
import dev.dormouse.conformance.random.Node.Expr;
import dev.dormouse.conformance.random.Node.Stmt;
import dev.dormouse.conformance.random.Node.Text;
import dev.dormouse.conformance.random.Scope.Access;
import dev.dormouse.conformance.random.Scope.Target;

/** Writes statements, each of which can be reached and knows whether it completes. {@link Loops} and {@link Handlers} write those with a body. */
final class Statements {

    private static final int DEPTH = 3;

    private final Scope scope;
    private final Program.Style style;
    final Expressions expressions;
    private final Loops loops;
    private final Handlers handlers;
    private final Numbers numbers;
    private final Objects objects;

    Statements(Scope scope, Program.Style style) {
        this.scope = scope;
        this.style = style;
        this.expressions = new Expressions(scope, this);
        this.loops = new Loops(scope, this);
        this.handlers = new Handlers(scope, this, style);
        this.numbers = new Numbers(scope, this);
        this.objects = new Objects(scope, expressions, style);
    }

    /** A statement of text, whose holes {@code #} are filled with {@code parts}. */
    static Stmt of(String text, Node... parts) {
        return of(true, text, parts);
    }

    static Stmt of(boolean completes, String text, Node... parts) {
        List<Node> all = new ArrayList<>();
        String[] around = text.split("#", -1);
        if (around.length != parts.length + 1) {
            throw new AssertionError(text + " has not " + parts.length + " holes");
        }
        for (int i = 0; i < around.length; i++) {
            if (!around[i].isEmpty()) {
                all.add(new Text(around[i]));
            }
            if (i < parts.length) {
                all.add(parts[i]);
            }
        }
        return new Stmt(all, completes);
    }

    /** The body of a coroutine. */
    Block body(int depth, int length) {
        List<Stmt> all = new ArrayList<>();
        if (style.scratch() && scope.chance(0.5)) {
            all.add(of("int[] scratch = Scratch.ints(4); scratch[1] = #;", expression(Type.INT)));
            scope.declare(Type.INT, "scratch[1]", Access.FREE);
            scope.declare(Type.INT, "scratch[3]", Access.FREE);
        }
        for (int i = scope.random.nextInt(4); i > 0; i--) {
            all.add(declaration());
        }
        if (scope.coroutine.storage() == Coroutine.Storage.NESTED) {
            all.add(of("if (level > 0) { # #; }", sleep(), expressions.call(scope.coroutine, 2)));
        }
        statements(all, depth, length);
        if (all.get(all.size() - 1).completes() && scope.coroutine.result() != null) {
            all.add(of(false, "return #;", expressions.of(scope.coroutine.result(), DEPTH)));
        }
        return new Block(List.copyOf(all));
    }

    /** A block of its own, of at least one statement. */
    Block block(int depth) {
        List<Stmt> all = new ArrayList<>();
        scope.push();
        statements(all, depth, 1 + scope.random.nextInt(3));
        scope.pop();
        return new Block(List.copyOf(all));
    }

    /** A block that completes. */
    Block completing(int depth) {
        List<Stmt> all = new ArrayList<>();
        scope.push();
        for (int i = scope.random.nextInt(3); i >= 0; i--) {
            Stmt stmt = simple(depth);
            all.add(stmt);
        }
        scope.pop();
        return new Block(List.copyOf(all));
    }

    /** The block of an arm of a switch expression. */
    Block yielding(Type type, int depth) {
        List<Stmt> all = new ArrayList<>();
        scope.push();
        if (depth > 0) {
            statements(all, 1, 1 + scope.random.nextInt(2));
        }
        if (all.isEmpty() || all.get(all.size() - 1).completes()) {
            // by a variable: javac takes yield (a) + b for a call
            String value = scope.fresh("y");
            all.add(of(false, type.source + " " + value + " = #; yield " + value + ";", expressions.of(type, depth)));
        }
        scope.pop();
        return new Block(List.copyOf(all));
    }

    private void statements(List<Stmt> all, int depth, int length) {
        for (int i = 0; i < length; i++) {
            Stmt stmt = statement(depth);
            all.add(stmt);
            if (!stmt.completes()) {
                return;
            }
        }
        if (scope.chance(0.04)) {
            Stmt jump = jump();
            if (jump != null) {
                all.add(jump);
            }
        }
    }

    private Stmt statement(int depth) {
        if (depth <= 0 || scope.budget < 0) {
            return simple(0);
        }
        int choice = scope.random.nextInt(100);
        if (choice < 34) {
            return simple(depth);
        }
        if (choice < 43 && !scope.dynamics.isEmpty()) {
            return objects.declaration();
        }
        if (choice < 48) {
            return numbers.stmt(depth);
        }
        if (choice < 56) {
            return branch(depth);
        }
        if (choice < 71) {
            return loops.loop(depth);
        }
        if (choice < 87) {
            return scope.constructing > 0 ? simple(depth) : handlers.attempt(depth);
        }
        if (choice < 94) {
            return choose(depth);
        }
        if (choice < 97) {
            return pattern(depth);
        }
        return bare(depth);
    }

    /** A statement that completes; where it ends in a jump, that is conditional. */
    private Stmt simple(int depth) {
        int choice = scope.random.nextInt(100);
        if (choice < 24) {
            return declaration();
        }
        if (choice < 50) {
            return sleep();
        }
        if (choice < 68) {
            return assignment();
        }
        if (choice < 78) {
            return of("Kit.log(#);", expression(scope.any(Type.ALL)));
        }
        if (choice < 88) {
            return typed(depth);
        }
        if (choice < 91 && scope.calm == 0) {
            return of("assert # : #;", expression(Type.BOOLEAN), expressions.argument(Type.INT));
        }
        Stmt jump = jump();
        return jump == null ? of("Kit.seen(#);", expression(Type.INT)) : of("if (#) #", expressions.of(Type.BOOLEAN, 2), new Block(List.of(jump)));
    }

    Expr expression(Type type) {
        return expressions.of(type, 1 + scope.random.nextInt(DEPTH));
    }

    /** A yield, a call of a coroutine, or what else is a statement. */
    Stmt sleep() {
        if (scope.awake > 0) {
            return of("Kit.log(#);", expressions.leaf(Type.INT));
        }
        if (scope.calls > 0 && !scope.callable().isEmpty() && scope.chance(0.35)) {
            return of("#;", expressions.call(scope.any(scope.callable()), 2));
        }
        if (scope.port.isTask() && scope.chance(0.5)) {
            return of(scope.out + ".sleepMillis(# & 15);", expressions.of(Type.INT, scope.calm > 0 ? 0 : 2));
        }
        return of("#;", expressions.primitive(scope.calm > 0 ? 0 : 2));
    }

    private Stmt declaration() {
        Type type = scope.any(Type.ALL);
        boolean fixed = scope.chance(0.25);
        String name = scope.fresh("v");
        if (!type.primitive() && !fixed && scope.chance(0.1)) {
            scope.declare(type, name, Access.FREE);
            return of(type.source + " " + name + " = null;");
        }
        // of a constant variable javac stores the value with debug tables only
        boolean constant = fixed && (type.primitive() || type == Type.TEXT);
        Stmt stmt = of((fixed ? "final " : "") + type.source + " " + name + (constant ? " = Kit.fixed(#);" : " = #;"), expression(type));
        scope.declare(type, name, fixed ? Access.FINAL : Access.FREE);
        return stmt;
    }

    private Stmt assignment() {
        Type type = scope.any(Type.ALL);
        boolean there = type.primitive() || type == Type.TEXT || scope.variables(type).stream().anyMatch(variable -> variable.access() == Access.FREE);
        if (!there) {
            return declaration();
        }
        if (!type.primitive() && scope.chance(0.15)) {
            return of("# = null;", expressions.variable(type, 1));
        }
        if (type.numeric() && scope.chance(0.5)) {
            return scope.chance(0.3) ? of(scope.any("#++;", "--#;"), expressions.variable(type, 2))
                    : of("# " + scope.any("+=", "-=", "*=") + " #;", expressions.variable(type, 2), expression(scope.any(Type.NUMERIC)));
        }
        return of("# = #;", expressions.variable(type, 2), expression(type));
    }

    /** A variable that gets its value on two paths, or that keeps its first one on one of them. */
    private Stmt typed(int depth) {
        Type type = scope.any(Type.ALL);
        String name = scope.fresh("v");
        Expr condition = expressions.of(Type.BOOLEAN, 2);
        Expr left = expression(type);
        Stmt stmt;
        if (scope.chance(0.3)) {
            String first = type.primitive() ? type.literals.get(0) : "null";
            stmt = of(type.source + " " + name + " = " + first + "; if (#) { " + name + " = #; } Kit.log(" + name + ");", condition, left);
        } else {
            Block between = completing(Math.min(depth - 1, 1));
            stmt = of(type.source + " " + name + "; if (#) { # " + name + " = #; } else " + name + " = #; Kit.log(" + name + ");", condition, between, left, expression(type));
        }
        scope.declare(type, name, Access.FREE);
        return stmt;
    }

    private Stmt branch(int depth) {
        Expr condition = expressions.of(Type.BOOLEAN, 3);
        Block then = block(depth - 1);
        if (scope.chance(0.4)) {
            return of("if (#) #", condition, then);
        }
        Block other = block(depth - 1);
        return of(then.completes() || other.completes(), "if (#) # else #", condition, then, other);
    }

    /** Writes what a switch is about, and returns its labels. */
    List<String> selector(List<Node> parts, int depth) {
        switch (scope.random.nextInt(3)) {
            case 0 -> {
                parts.add(expressions.of(Type.INT, depth));
                parts.add(new Text(scope.chance(0.5) ? " & 3" : " % 1000"));
                return scope.any(List.of("0", "1", "2"), List.of("-9", "2, 3", "255", "0"));
            }
            case 1 -> {
                parts.add(new Text("Kit.text("));
                parts.add(expressions.of(Type.TEXT, depth));
                parts.add(new Text(")"));
                return List.of("\"a\"", "\"Aa\", \"BB\"", "\"s5\"");
            }
            default -> {
                parts.add(expressions.of(Type.COLOR, depth));
                return List.of("RED", "BLUE");
            }
        }
    }

    private Stmt choose(int depth) {
        List<Node> parts = new ArrayList<>(List.of(new Text("switch (")));
        List<String> labels = selector(parts, 2);
        parts.add(new Text(") {"));
        boolean arrows = scope.chance(0.4);
        boolean whole = scope.chance(0.7);
        boolean completes = !whole;
        boolean last = true;
        Target target = new Target(null, false);
        scope.enter(target);
        for (int i = 0; i < labels.size() + (whole ? 1 : 0); i++) {
            parts.add(new Text((i == labels.size() ? " default" : " case " + labels.get(i)) + (arrows ? " -> " : ": ")));
            Block arm = block(depth - 1);
            parts.add(arm);
            boolean stops = !arrows && arm.completes() && scope.chance(0.6);
            parts.add(new Text(stops ? " break;" : ""));
            completes |= stops || arrows && arm.completes();
            last = arm.completes() && !stops;
        }
        scope.leave();
        parts.add(new Text(" }"));
        return new Stmt(parts, completes || target.broken || !arrows && last);
    }

    private Stmt pattern(int depth) {
        String name = scope.fresh("p");
        Type type = scope.any(Type.TEXT, Type.INTEGER, Type.BOX, Type.INTS);
        Expr object = expressions.of(Type.OBJECT, 2);
        scope.push();
        scope.declare(type, name, Access.FREE);
        Expr condition = expressions.of(Type.BOOLEAN, 2);
        Block then = block(depth - 1);
        scope.pop();
        return of("if (Kit.same(#) instanceof " + type.source + " " + name + " && #) #", object, condition, then);
    }

    /** A block, with or without a label. */
    private Stmt bare(int depth) {
        if (scope.chance(0.5)) {
            Block block = block(depth - 1);
            return of(block.completes(), "#", block);
        }
        Target target = new Target(scope.fresh("l"), false);
        scope.enter(target);
        Block block = block(depth - 1);
        scope.leave();
        return of(block.completes() || target.broken, target.label + ": #", block);
    }

    /** A statement that does not complete; {@code null} where none may stand. */
    Stmt jump() {
        if (scope.calm > 0) {
            return null;
        }
        List<Target> targets = scope.targets();
        if (!targets.isEmpty() && scope.chance(0.6)) {
            Target target = scope.any(targets);
            boolean innermost = target == targets.get(0);
            if (target.label != null || innermost) {
                if (target.loop && scope.chance(0.4)) {
                    target.continued = true;
                    return of(false, "continue" + name(target) + ";");
                }
                target.broken = true;
                return of(false, "break" + name(target) + ";");
            }
        }
        if (scope.enclosed == 0 && scope.chance(0.4) && !(style.task() && scope.awake > 0)) {
            return scope.coroutine.result() == null ? of(false, "return;") : of(false, "return #;", expressions.of(scope.coroutine.result(), 2));
        }
        return of(false, "throw new " + scope.any("IllegalArgumentException", "ArithmeticException", "UnsupportedOperationException") + "(\"thrown \" + #);", expressions.argument(Type.INT));
    }

    private static String name(Target target) {
        return target.label == null ? "" : " " + target.label;
    }
}

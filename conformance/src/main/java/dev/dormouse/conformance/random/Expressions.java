package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.dormouse.conformance.random.Node.Expr;
import dev.dormouse.conformance.random.Node.Text;
import dev.dormouse.conformance.random.Scope.Access;
import dev.dormouse.conformance.random.Scope.Variable;

/** Writes expressions: productions of the {@link Grammar}, ternaries, switches, and what sleeps. */
final class Expressions {

    private static final Pattern HOLE = Pattern.compile("\\$([~=!]?)([a-z]+)|%([a-z]+)|@");

    private final Scope scope;
    private final Statements statements;

    Expressions(Scope scope, Statements statements) {
        this.scope = scope;
        this.statements = statements;
    }

    /** An expression at most so deep. */
    Expr of(Type type, int depth) {
        scope.budget--;
        if (depth <= 0 || scope.budget < 0) {
            return leaf(type);
        }
        double choice = scope.random.nextDouble();
        if (choice < 0.2) {
            return sleeping(type, depth);
        }
        if (choice < 0.34) {
            return leaf(type);
        }
        if (choice < 0.42) {
            return ternary(type, depth);
        }
        if (choice < 0.46) {
            return choosing(type, depth);
        }
        return production(type, depth);
    }

    /** An expression among the arguments of a constructor. */
    Expr argument(Type type) {
        scope.constructing++;
        Expr expr = of(type, 2);
        scope.constructing--;
        return expr;
    }

    private Expr production(Type type, int depth) {
        String production = scope.any(Grammar.productions(type));
        boolean constructs = production.startsWith("new ") && !production.contains("] {") || production.contains("new Kit.") || production.contains("new String");
        scope.constructing += constructs ? 1 : 0;
        Expr expr = new Expr(type, fill(production, depth));
        scope.constructing -= constructs ? 1 : 0;
        return expr;
    }

    private List<Node> fill(String production, int depth) {
        List<Node> parts = new ArrayList<>();
        Matcher hole = HOLE.matcher(production);
        String name = scope.fresh("");
        int from = 0;
        while (hole.find()) {
            add(parts, production.substring(from, hole.start()));
            from = hole.end();
            if (hole.group(3) != null) {
                add(parts, scope.any(Grammar.operators(hole.group(3))));
            } else if (hole.group(2) == null) {
                add(parts, name);
            } else {
                Type type = Type.valueOf(hole.group(2).toUpperCase(Locale.ROOT));
                parts.add(switch (hole.group(1)) {
                    case "~" -> sleeping(type, depth - 1);
                    case "=" -> variable(type, depth - 1);
                    case "!" -> captured(type);
                    default -> of(type, depth - 1);
                });
            }
        }
        add(parts, production.substring(from));
        return parts;
    }

    private static void add(List<Node> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Text(text));
        }
    }

    /** A variable, or a literal. */
    Expr leaf(Type type) {
        List<Variable> variables = scope.variables(type);
        if (!variables.isEmpty() && scope.chance(0.8)) {
            return Expr.of(type, scope.any(variables).name());
        }
        if (!scope.coroutine.isStatic() && type.primitive() && scope.chance(0.2)) {
            return Expr.of(type, type.field());
        }
        return Expr.of(type, scope.any(type.literals));
    }

    private Expr captured(Type type) {
        List<Variable> fixed = scope.variables(type).stream().filter(variable -> variable.access() == Access.FINAL).toList();
        return Expr.of(type, fixed.isEmpty() ? scope.any(type.literals) : scope.any(fixed).name());
    }

    private Expr ternary(Type type, int depth) {
        boolean bare = !type.primitive() && scope.chance(0.1);
        return new Expr(type, List.of(new Text("("), of(Type.BOOLEAN, depth - 1), new Text(" ? "), bare ? new Text("(" + type.source + ") null") : of(type, depth - 1),
                new Text(" : "), of(type, depth - 1), new Text(")")));
    }

    /** A switch expression, some of whose arms are blocks. */
    private Expr choosing(Type type, int depth) {
        List<Node> parts = new ArrayList<>(List.of(new Text("(switch (")));
        List<String> labels = statements.selector(parts, depth - 1);
        parts.add(new Text(") { "));
        scope.enclosed++;
        for (int i = 0; i <= labels.size(); i++) {
            parts.add(new Text(i == labels.size() ? "default -> " : "case " + labels.get(i) + " -> "));
            if (i < labels.size() && scope.chance(0.3)) {
                parts.add(statements.yielding(type, depth - 1));
                parts.add(new Text(" "));
            } else {
                parts.add(of(type, depth - 1));
                parts.add(new Text("; "));
            }
        }
        scope.enclosed--;
        parts.add(new Text("})"));
        return new Expr(type, parts);
    }

    /** Something that can be assigned to: a local variable, a field, an element of an array. */
    Expr variable(Type type, int depth) {
        List<Variable> free = scope.variables(type).stream().filter(variable -> variable.access() == Access.FREE).toList();
        if (!free.isEmpty() && (!type.primitive() && type != Type.TEXT || scope.chance(0.6))) {
            return Expr.of(type, scope.any(free).name());
        }
        String array = switch (type) {
            case INT -> scope.any("Kit.ints($ints)[$int & 3]", "Kit.ints($ints)[$~int & 3]", "Kit.grid($grid)[$int & 3][$int & 3]", "Kit.box($box).number");
            case LONG -> "Kit.longs($longs)[$int & 3]";
            case BYTE -> "Kit.bytes($bytes)[$~int & 3]";
            case TEXT -> "Kit.texts($texts)[$int & 3]";
            default -> null;
        };
        if (array != null && scope.chance(0.5)) {
            return new Expr(type, fill(array, depth - 1));
        }
        if (scope.coroutine.isStatic() || scope.chance(0.2)) {
            return scope.chance(0.5) ? Expr.of(type, "static_" + type.field()) : new Expr(type, fill("Kit.box($box)." + type.field(), depth - 1));
        }
        return Expr.of(type, scope.any("this.", "") + type.field());
    }

    /** An expression that sleeps, where one may; else any. */
    Expr sleeping(Type type, int depth) {
        if (scope.awake > 0) {
            return leaf(type);
        }
        scope.constructing += type == Type.BOX ? 1 : 0;
        Expr expr = source(type, depth);
        scope.constructing -= type == Type.BOX ? 1 : 0;
        return expr;
    }

    private Expr source(Type type, int depth) {
        List<Coroutine> children = scope.calls > 0 ? scope.callable().stream().filter(child -> child.result() != null).toList() : List.of();
        List<Coroutine> fitting = children.stream().filter(child -> child.result() == type).toList();
        boolean asks = scope.port.resume() != null;
        if (!children.isEmpty() && (!asks || scope.chance(fitting.isEmpty() ? 0.25 : 0.6))) {
            Coroutine child = scope.any(fitting.isEmpty() ? children : fitting);
            return converted(call(child, depth - 1), type);
        }
        return asks ? converted(primitive(depth - 1), type) : leaf(type);
    }

    private static Expr converted(Expr expr, Type type) {
        if (expr.type() == type) {
            return expr;
        }
        String[] around = Grammar.conversion(expr.type(), type).split("#", -1);
        return new Expr(type, List.of(new Text(around[0]), expr, new Text(around[1])));
    }

    /** A call of the port; its type is {@code INT} where it has no value. */
    Expr primitive(int depth) {
        List<Node> parts = new ArrayList<>(List.of(new Text(scope.out + "." + scope.port.primitive() + "(")));
        arguments(parts, scope.port.yields(), depth);
        return new Expr(scope.port.resume() == null ? Type.INT : scope.port.resume(), parts);
    }

    /** A call of another coroutine; its type is {@code INT} where it has no value. */
    Expr call(Coroutine child, int depth) {
        scope.calls--;
        List<Node> parts = new ArrayList<>();
        if (!child.isStatic()) {
            parts.add(new Text(scope.coroutine.isStatic() ? "made()." : scope.any("", "this.", "made().")));
        }
        parts.add(new Text(child.called() + "(" + scope.out + (child.parameters().isEmpty() ? "" : ", ")));
        List<Coroutine.Parameter> parameters = child.parameters();
        if (parameters.contains(Coroutine.LEVEL)) {
            parts.add(child == scope.coroutine ? new Text("level - 1") : new Expr(Type.INT, fill("($int & 3)", depth)));
            parts.add(new Text(parameters.size() == 1 ? "" : ", "));
            parameters = parameters.subList(1, parameters.size());
        }
        arguments(parts, parameters.stream().map(Coroutine.Parameter::type).toList(), depth);
        return new Expr(child.result() == null ? Type.INT : child.result(), parts);
    }

    private void arguments(List<Node> parts, List<Type> types, int depth) {
        for (int i = 0; i < types.size(); i++) {
            parts.add(new Text(i == 0 ? "" : ", "));
            parts.add(of(types.get(i), depth));
        }
        parts.add(new Text(")"));
    }
}

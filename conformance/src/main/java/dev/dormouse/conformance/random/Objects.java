package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;

import dev.dormouse.conformance.random.Node.Stmt;
import dev.dormouse.conformance.random.Node.Text;

/** Writes coroutines that are objects: lambdas, method references, and those of classes. */
final class Objects {

    private final Scope scope;
    private final Expressions expressions;
    private final Program.Style style;

    Objects(Scope scope, Expressions expressions, Program.Style style) {
        this.scope = scope;
        this.expressions = expressions;
        this.style = style;
    }

    /** A variable, and mostly a call at once. */
    Stmt declaration() {
        Dynamic dynamic = scope.any(scope.dynamics);
        String name = scope.fresh("s");
        List<Node> parts = new ArrayList<>(List.of(new Text(dynamic.name() + " " + name + " = ")));
        if (scope.chance(0.2)) {
            parts.add(expressions.of(Type.BOOLEAN, 2));
            parts.add(new Text(" ? "));
            object(parts, dynamic);
            parts.add(new Text(" : "));
        }
        object(parts, dynamic);
        parts.add(new Text(";"));
        scope.declare(dynamic, name);
        if (scope.awake == 0 && scope.calls > 0 && scope.chance(0.8)) {
            parts.add(new Text(" "));
            parts.add(expressions.call(dynamic.by(name), 2));
            parts.add(new Text(";"));
        }
        return new Stmt(parts, true);
    }

    private void object(List<Node> parts, Dynamic dynamic) {
        List<String> others = new ArrayList<>();
        for (Coroutine coroutine : scope.callable()) {
            if (coroutine.of() == dynamic) {
                others.add(coroutine.called().replace(".values", ""));
            } else if (coroutine.of() == null && coroutine.level() == 0 && dynamic.fits(coroutine)) {
                String owner = coroutine.isStatic() ? scope.owner : scope.coroutine.isStatic() || scope.chance(0.3) ? "made()" : "this";
                others.add(coroutine.isElsewhere() ? coroutine.name().replace(".", "::") : owner + "::" + coroutine.name());
            }
        }
        if (scope.chance(0.04)) {
            parts.add(new Text("null"));
        } else if (!others.isEmpty() && scope.chance(0.4)) {
            parts.add(new Text(scope.any(others)));
        } else {
            lambda(parts, dynamic);
        }
    }

    private void lambda(List<Node> parts, Dynamic dynamic) {
        Scope inner = scope.lambda(dynamic, 10 + scope.random.nextInt(20));
        Statements statements = new Statements(inner, style);
        StringBuilder head = new StringBuilder("(" + inner.out);
        inner.coroutine.parameters().forEach(parameter -> head.append(", ").append(parameter.name()));
        parts.add(new Text(head.append(") -> ").toString()));
        boolean expression = dynamic.result() != null && scope.chance(0.2);
        parts.add(expression ? statements.expressions.of(dynamic.result(), 3) : statements.body(1 + scope.random.nextInt(2), 1 + scope.random.nextInt(3)));
        scope.leave(inner);
    }
}

package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.flow.Range;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;

/** A variable that is stored, and how: its kind, and for an {@code int} the numbers it can be at any point where it is alive. */
public final class Spill {

    public final Value.Kind kind;
    private Range range;
    private Variable variable;

    Spill(Value value) {
        kind = value.kind == Value.Kind.NULL ? Value.Kind.REF : value.kind;
        range = value.range;
    }

    void alsoHolds(Value value) {
        if (kind == Value.Kind.INT) {
            range = range.join(value.range);
        }
    }

    public boolean isReference() {
        return kind == Value.Kind.REF;
    }

    public boolean unsigned() {
        return kind == Value.Kind.INT && range.unsigned();
    }

    /** Whether it is never negative. */
    public boolean natural() {
        return kind == Value.Kind.INT && range.min() >= 0;
    }

    /** The room it takes; asked for when all its points are known. */
    public Variable variable() {
        if (variable == null) {
            variable = new Variable(switch (kind) {
                case INT -> range.bytes();
                case FLOAT -> 4;
                case LONG, DOUBLE -> 8;
                default -> 1;
            });
        }
        return variable;
    }
}

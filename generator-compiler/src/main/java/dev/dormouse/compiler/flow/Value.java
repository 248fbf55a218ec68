package dev.dormouse.compiler.flow;

import java.util.Objects;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/** What is known of one local or stack entry at one instruction. Immutable. */
public final class Value implements org.objectweb.asm.tree.analysis.Value {

    /** The verifier's kinds; {@code NONE} is a slot about which nothing is known or that nobody reads. */
    public enum Kind { NONE, INT, LONG, FLOAT, DOUBLE, REF, NULL, UNINITIALIZED }

    /** The type of a reference where two differ and no stack map frame has said yet what they are together. */
    static final String UNDECIDED = "?";

    public static final int NO_LOCAL = -1;

    static final Value NONE = new Value(Kind.NONE, null, Range.NOTHING, null, null, false, false, NO_LOCAL, NO_LOCAL, Webs.NONE);
    static final Value NULL = new Value(Kind.NULL, null, Range.NOTHING, null, null, false, false, NO_LOCAL, NO_LOCAL, Webs.NONE);

    public final Kind kind;
    /** Internal name or array descriptor of a reference; for {@code NULL} what the verifier takes it for, or {@code null}. */
    public final String type;
    /** Where an {@code int} lies. */
    public final Range range;
    /** The value itself where it is the same on every path: a boxed number, a string, or a class as ASM's {@code Type}. */
    public final Object constant;
    /** The {@code NEW} of an uninitialised object, or the call that gave a scratch object. */
    public final AbstractInsnNode origin;
    /** Whether this is the coroutine's port. */
    public final boolean port;
    /** Whether this is a scratch object on some path. */
    public final boolean maybeScratch;
    /** The local whose value this was copied from, and that has not been assigned since; {@link #NO_LOCAL} if there is none. */
    public final int copyOf;
    /** The same for the array whose length this is. */
    public final int lengthOf;
    /** The assignment that gave a local its value; {@link Webs#NONE} on the stack. */
    public final int web;

    private Value(Kind kind, String type, Range range, Object constant, AbstractInsnNode origin, boolean port, boolean maybeScratch,
            int copyOf, int lengthOf, int web) {
        this.kind = kind;
        this.type = type;
        this.range = range;
        this.constant = constant;
        this.origin = origin;
        this.port = port;
        this.maybeScratch = maybeScratch;
        this.copyOf = copyOf;
        this.lengthOf = lengthOf;
        this.web = web;
    }

    static Value of(Type type) {
        return switch (type.getSort()) {
            case Type.VOID -> null;
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> ofInt(Range.of(type));
            case Type.LONG -> of(Kind.LONG);
            case Type.FLOAT -> of(Kind.FLOAT);
            case Type.DOUBLE -> of(Kind.DOUBLE);
            default -> ofReference(type.getInternalName());
        };
    }

    static Value of(Kind kind) {
        return new Value(kind, null, Range.INT, null, null, false, false, NO_LOCAL, NO_LOCAL, Webs.NONE);
    }

    static Value ofInt(Range range) {
        return new Value(Kind.INT, null, range, range.isOne() ? range.min() : null, null, false, false, NO_LOCAL, NO_LOCAL, Webs.NONE);
    }

    static Value ofReference(String type) {
        return new Value(Kind.REF, type, Range.NOTHING, null, null, false, false, NO_LOCAL, NO_LOCAL, Webs.NONE);
    }

    /** A number, a string or a class. Not-a-numbers are no constants: two with different payloads are equal to {@code Float.equals}. */
    static Value ofConstant(Object constant) {
        if (constant instanceof Integer i) {
            return ofInt(new Range(i, i));
        }
        boolean nan = constant instanceof Float f && f.isNaN() || constant instanceof Double d && d.isNaN();
        Kind kind = constant instanceof Long ? Kind.LONG : constant instanceof Float ? Kind.FLOAT : constant instanceof Double ? Kind.DOUBLE : Kind.REF;
        String type = kind != Kind.REF ? null : constant instanceof String ? "java/lang/String" : "java/lang/Class";
        return nan ? of(kind) : new Value(kind, type, Range.INT, constant, null, false, false, NO_LOCAL, NO_LOCAL, Webs.NONE);
    }

    static Value uninitialized(String type, AbstractInsnNode origin) {
        return new Value(Kind.UNINITIALIZED, type, Range.NOTHING, null, origin, false, false, NO_LOCAL, NO_LOCAL, Webs.NONE);
    }

    Value from(AbstractInsnNode scratch) {
        return new Value(kind, type, range, constant, scratch, port, true, copyOf, lengthOf, web);
    }

    Value asPort() {
        return new Value(kind, type, range, constant, origin, true, maybeScratch, copyOf, lengthOf, web);
    }

    Value assignedBy(int newWeb) {
        return web == newWeb ? this : new Value(kind, type, range, constant, origin, port, maybeScratch, copyOf, lengthOf, newWeb);
    }

    /** The same value where {@code local} holds it too. */
    Value copiedFrom(int local) {
        return new Value(kind, type, range, constant, origin, port, maybeScratch, local, lengthOf, web);
    }

    /** The length of the array in {@code local}, or in no local that is known. */
    static Value ofLength(int local) {
        return new Value(Kind.INT, null, Range.NATURAL, null, null, false, false, NO_LOCAL, local, Webs.NONE);
    }

    /** The same value when {@code local} has been assigned. */
    Value apartFrom(int local) {
        return local != copyOf && local != lengthOf ? this : new Value(kind, type, range, constant, origin, port, maybeScratch,
                copyOf == local ? NO_LOCAL : copyOf, lengthOf == local ? NO_LOCAL : lengthOf, web);
    }

    /** The same number, now known to be one of a narrower range. */
    Value within(Range narrower) {
        return range.equals(narrower) ? this
                : new Value(kind, type, narrower, narrower.isOne() ? narrower.min() : constant, origin, port, maybeScratch, copyOf, lengthOf, web);
    }

    /** The same reference, or null, as the verifier sees it from now on. */
    Value retyped(String newType) {
        return Objects.equals(type, newType) ? this : new Value(kind, newType, range, constant, origin, port, maybeScratch, copyOf, lengthOf, web);
    }

    /** Whether a resume can make this value again without having stored it. */
    public boolean isConstant() {
        return constant != null || kind == Kind.NULL || isScratch() || port;
    }

    /** Whether this is a scratch object, which lies pinned in the record. */
    public boolean isScratch() {
        return origin != null && kind == Kind.REF;
    }

    public boolean isReference() {
        return kind == Kind.REF || kind == Kind.NULL || kind == Kind.UNINITIALIZED;
    }

    /** The value that is known when control comes from two places; {@code web} is decided by the caller. */
    Value join(Value other, int joinedWeb) {
        if (equals(other)) {
            return assignedBy(joinedWeb);
        }
        if (kind == Kind.NONE || other.kind == Kind.NONE) {
            return NONE;
        }
        if (kind == Kind.UNINITIALIZED || other.kind == Kind.UNINITIALIZED) {
            return kind == other.kind && origin == other.origin ? this : NONE;
        }
        if (isReference() != other.isReference() || !isReference() && kind != other.kind) {
            return NONE;
        }
        Object sameConstant = Objects.equals(constant, other.constant) ? constant : null;
        AbstractInsnNode sameOrigin = origin == other.origin ? origin : null;
        int sameLocal = copyOf == other.copyOf ? copyOf : NO_LOCAL;
        int sameArray = lengthOf == other.lengthOf ? lengthOf : NO_LOCAL;
        boolean bothPort = port && other.port;
        if (isReference()) {
            String joined = Objects.equals(type, other.type) ? type : type == null ? other.type : other.type == null ? type : UNDECIDED;
            return new Value(kind == other.kind ? kind : Kind.REF, joined, Range.NOTHING, sameConstant, sameOrigin, bothPort, maybeScratch || other.maybeScratch, sameLocal, sameArray, joinedWeb);
        }
        Range joined = kind == Kind.INT && sameConstant == null ? range.join(other.range) : range;
        return new Value(kind, null, joined, sameConstant, null, false, false, sameLocal, sameArray, joinedWeb);
    }

    @Override
    public int getSize() {
        return kind == Kind.LONG || kind == Kind.DOUBLE ? 2 : 1;
    }

    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof Value v && kind == v.kind && Objects.equals(type, v.type) && range.equals(v.range)
                && Objects.equals(constant, v.constant) && origin == v.origin && port == v.port && maybeScratch == v.maybeScratch && copyOf == v.copyOf && lengthOf == v.lengthOf && web == v.web;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, type, range, constant, web);
    }

    @Override
    public String toString() {
        return kind + (type == null ? "" : " " + type) + (constant == null ? "" : " = " + constant);
    }
}

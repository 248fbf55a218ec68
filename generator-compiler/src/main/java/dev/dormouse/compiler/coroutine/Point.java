package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** A place where a coroutine can sleep. */
public final class Point {

    /**
     * A local or stack entry that must be there again after a resume.
     *
     * @param local its slot; -1 on the operand stack
     * @param declared its name and type as debug tables have them, for reports only; {@code null} if they do not
     * @param spill where its value is kept; {@code null} when it is a constant or derived, so that a resume makes it without having stored it
     * @param source what it is derived from; {@code null} if it is stored or a constant
     */
    public record Slot(int local, Declared declared, Value value, Spill spill, Source source) {}

    /** What debug tables say of a local. */
    public record Declared(String name, String descriptor) {}

    /**
     * A local that is back before what is derived from it.
     *
     * @param length whether the value is the length of the array there, and not the same value
     */
    public record Source(int local, boolean length) {}

    /** The lowest state: 0 is the end and 1 the start. */
    public static final int FIRST = 2;
    public static final int START = 1;

    public final MethodInsnNode call;
    /** The index of the call in the body. */
    public final int index;
    public final int line;
    /** The coroutine that is called; {@code null} at a primitive. */
    public final Callee child;
    /** How the child's record is kept; {@code null} at a primitive. */
    public final Embedding embedding;
    /** From {@link #FIRST} on: its entry code, and for an own point its state. */
    public int state;
    /** What a flattened child's state is added to. */
    public int base;
    /** Where the child's references begin, counted from the parent's. */
    public int refOffset;
    /** The state of the child, where the record keeps that. */
    public Variable childState;
    /** The local that holds the receiver of a dynamic call. */
    public int receiver;
    /** The type that the call takes it for; {@code null} if it is always null. */
    public String receiverType;
    /** Live locals, by slot. */
    public final List<Slot> locals = new ArrayList<>();
    /** What lies on the operand stack below the call's arguments, lowest first. */
    public final List<Slot> below = new ArrayList<>();
    /** The locals that are read when the call returns. */
    public BitSet liveAfter;
    /** The locals that are read when it throws; where it sleeps at a primitive, when it is cancelled. */
    public BitSet liveInHandlers;
    /** The entries of the exception table that cover the call and that can catch what is thrown there. */
    public List<TryCatchBlockNode> handlers;

    Point(MethodInsnNode call, int index, int line, Callee child, Embedding embedding) {
        this.call = call;
        this.index = index;
        this.line = line;
        this.child = child;
        this.embedding = embedding;
    }

    /** Its place among the points of its coroutine, from 0. */
    public int ordinal() {
        return state - FIRST;
    }

    public boolean isPrimitive() {
        return child == null;
    }

    public boolean isFlattened() {
        return embedding == Embedding.FLATTENED;
    }

    public boolean isBoxed() {
        return embedding == Embedding.BOXED;
    }

    /** Whether the coroutine passes through here to a child that sleeps: it enters the child's driver. */
    public boolean isDriven() {
        return child != null && !isFlattened();
    }

    /** Whether the child's state is one more variable here. */
    boolean keepsChildState() {
        return child != null && embedding.keepsState();
    }

    /** Cells of its own record that the child has while it sleeps. */
    public int childCells() {
        return child == null ? 0 : embedding.cells(child);
    }

    /** References of its own record that the child has while it sleeps. */
    public int childRefs() {
        return child == null ? 0 : embedding.refs(child);
    }

    /** The pinned ones among those. */
    public List<String> childScratch() {
        return child == null ? List.of() : embedding.scratch(child);
    }

    /** What a sleeping child is entered with besides its record. */
    public List<Type> drivenWith() {
        return embedding == Embedding.DYNAMIC ? List.of(Type.getArgumentTypes(call.desc)) : List.of(child.port());
    }

    /** The locals that are read whether the call returns or throws. */
    public BitSet live() {
        BitSet live = (BitSet) liveAfter.clone();
        live.or(liveInHandlers);
        return live;
    }

    /** How many states of its coroutine it takes. */
    int width() {
        return isFlattened() ? child.states() : 1;
    }

    public Type result() {
        return Type.getReturnType(call.desc);
    }
}

package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** A place where a coroutine can sleep. */
final class Point {

    /**
     * A local or stack entry that must be there again after a resume.
     *
     * @param local its slot; -1 on the operand stack
     * @param declared its name and type as debug tables have them, for reports only; {@code null} if they do not
     * @param spill where its value is kept; {@code null} when it is a constant or derived, so that a resume makes it without having stored it
     * @param source what it is derived from; {@code null} if it is stored or a constant
     */
    record Slot(int local, Declared declared, Value value, Spill spill, Source source) {}

    /** What debug tables say of a local. */
    record Declared(String name, String descriptor) {}

    /**
     * A local that is back before what is derived from it.
     *
     * @param length whether the value is the length of the array there, and not the same value
     */
    record Source(int local, boolean length) {}

    /** The lowest state: 0 is the end and 1 the start. */
    static final int FIRST = 2;
    static final int START = 1;

    final MethodInsnNode call;
    /** The index of the call in the body. */
    final int index;
    final int line;
    /** The coroutine that is called; {@code null} at a primitive. */
    final Callee child;
    /** How the child's record is kept; {@code null} at a primitive. */
    final Embedding embedding;
    /** From {@link #FIRST} on: its entry code, and for an own point its state. */
    int state;
    /** What a flattened child's state is added to. */
    int base;
    /** Where the child's references begin, counted from the parent's. */
    int refOffset;
    /** The state of the child, where the record keeps that. */
    Variable childState;
    /** The local that holds the receiver of a dynamic call. */
    int receiver;
    /** The type that the call takes it for; {@code null} if it is always null. */
    String receiverType;
    /** Live locals, by slot. */
    final List<Slot> locals = new ArrayList<>();
    /** What lies on the operand stack below the call's arguments, lowest first. */
    final List<Slot> below = new ArrayList<>();
    /** The locals that are read when the call returns. */
    BitSet liveAfter;
    /** The locals that are read when it throws; where it sleeps at a primitive, when it is cancelled. */
    BitSet liveInHandlers;
    /** The entries of the exception table that cover the call and that can catch what is thrown there. */
    List<TryCatchBlockNode> handlers;

    Point(MethodInsnNode call, int index, int line, Callee child, Embedding embedding) {
        this.call = call;
        this.index = index;
        this.line = line;
        this.child = child;
        this.embedding = embedding;
    }

    /** Its place among the points of its coroutine, from 0. */
    int ordinal() {
        return state - FIRST;
    }

    boolean isPrimitive() {
        return child == null;
    }

    boolean isFlattened() {
        return embedding == Embedding.FLATTENED;
    }

    boolean isBoxed() {
        return embedding == Embedding.BOXED;
    }

    /** Whether the coroutine passes through here to a child that sleeps: it enters the child's driver. */
    boolean isDriven() {
        return child != null && !isFlattened();
    }

    /** Whether the child's state is one more variable here. */
    boolean keepsChildState() {
        return child != null && embedding.keepsState();
    }

    /** Cells of its own record that the child has while it sleeps. */
    int childCells() {
        return child == null ? 0 : embedding.cells(child);
    }

    /** References of its own record that the child has while it sleeps. */
    int childRefs() {
        return child == null ? 0 : embedding.refs(child);
    }

    /** The pinned ones among those. */
    List<String> childScratch() {
        return child == null ? List.of() : embedding.scratch(child);
    }

    /** What a sleeping child is entered with besides its record. */
    List<Type> drivenWith() {
        return embedding == Embedding.DYNAMIC ? List.of(Type.getArgumentTypes(call.desc)) : List.of(child.port());
    }

    /** The locals that are read whether the call returns or throws. */
    BitSet live() {
        BitSet live = (BitSet) liveAfter.clone();
        live.or(liveInHandlers);
        return live;
    }

    /** How many states of its coroutine it takes. */
    int width() {
        return isFlattened() ? child.states() : 1;
    }

    Type result() {
        return Type.getReturnType(call.desc);
    }
}

package dev.dormouse.compiler.report;

import java.util.List;

/**
 * What the report tells of one coroutine.
 *
 * @param id tells it from all others: internal name of its class, name, descriptor
 * @param name as pools have it: {@code Fib.fibWithSum}
 * @param qualified the same with the binary name of its class
 * @param signature its descriptor in source form
 * @param source file name; {@code null} if unknown
 * @param isRoot whether something can start it: then the record that its pool has also holds the arguments that wait
 * @param own its record as a root
 * @param embedded its record inside a parent
 * @param states in how many states it can sleep
 * @param stateBytes bytes in which its owner keeps the state
 * @param scratch its pinned slots, its children's included
 * @param codeBefore bytes of code that javac made
 * @param codeAfter bytes of code of its poll
 * @param arguments what waits in the record of a root that is not started
 * @param sleeps its suspension points, in the order of their numbers
 */
public record CoroutineStates(String id, String name, String qualified, String signature, String source, boolean isRoot, Room own, Room embedded, int states, int stateBytes, List<Pinned> scratch,
        int codeBefore, int codeAfter, List<Alive> arguments, List<Sleep> sleeps) {

    /** Copies the lists. */
    public CoroutineStates {
        scratch = List.copyOf(scratch);
        arguments = List.copyOf(arguments);
        sleeps = List.copyOf(sleeps);
    }

    /**
     * A part of a record.
     *
     * @param cells of 8 bytes
     * @param refs references of 4 bytes
     */
    public record Room(int cells, int refs) {

        static final Room NONE = new Room(0, 0);

        /** What it takes. */
        public int bytes() {
            return 8 * cells + 4 * refs;
        }
    }

    /**
     * A scratch object, which is made with the record and stays in it.
     *
     * @param ref its reference slot
     * @param kind {@code bytes}, {@code ints}, {@code longs}, {@code buffer} or {@code view}
     * @param argument how many, or the class of a view
     * @param heapBytes what it takes on the heap
     * @param directBytes what it takes outside
     * @param child the id of the child that it belongs to; {@code null} if it is the coroutine's own
     */
    public record Pinned(int ref, String kind, String argument, int heapBytes, int directBytes, String child) {}

    /**
     * A suspension point.
     *
     * @param number its entry code
     * @param line source line; 0 if unknown
     * @param at what is called there
     * @param child the coroutine that is called; {@code null} at a primitive
     * @param variables what is alive there
     */
    public record Sleep(int number, int line, String at, Child child, List<Alive> variables) {

        /** Copies the list. */
        public Sleep {
            variables = List.copyOf(variables);
        }
    }

    /**
     * A coroutine that is called.
     *
     * @param id as in {@link CoroutineStates}; it is of another compilation if none has it
     * @param name as users know it
     * @param embedding {@code flattened}, {@code opaque}, …: how its record is kept
     * @param room what it takes of its parent's record
     * @param pinned how many of those references are scratch objects: then all of them are its own in each state
     * @param boxBytes what the box that its record lies in takes of the heap, the scratch in it included; 0 if it has none
     */
    public record Child(String id, String name, String embedding, Room room, int pinned, long boxBytes) {

        /** Whether the receiver decides what is called. */
        boolean isDynamic() {
            return embedding.equals("dynamic");
        }

        /** Whether its record lies in its parent's. */
        boolean isInside() {
            return embedding.equals("flattened") || embedding.equals("opaque");
        }
    }

    /** Bytes of its record: 8 per cell, 4 per reference, and scratch on the heap. The state is apart. */
    public int bytes() {
        return record().bytes() + scratchBytes();
    }

    /** Its record as a root if it can be one, else inside a parent. */
    public Room record() {
        return isRoot ? own : embedded;
    }

    /** Bytes of its scratch objects on the heap, its children's included. */
    public int scratchBytes() {
        return scratch.stream().mapToInt(Pinned::heapBytes).sum();
    }

    /** Bytes of its scratch objects outside the heap, its children's included. */
    public int directBytes() {
        return scratch.stream().mapToInt(Pinned::directBytes).sum();
    }

    /** Where it is written: {@code Fib.java:9}. */
    String place(int line) {
        return (source == null ? "?" : source) + (line == 0 ? "" : ":" + line);
    }
}

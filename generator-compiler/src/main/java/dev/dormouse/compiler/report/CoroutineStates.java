package dev.dormouse.compiler.report;

import java.util.List;

/**
 * What the report tells of one coroutine.
 *
 * @param name as users know it: {@code Fib.fibWithSum}
 * @param signature its descriptor in source form
 * @param source file name; {@code null} if unknown
 * @param cells cells of its record inside a parent
 * @param refs reference slots of its record inside a parent
 * @param rootCells cells of its record as a root
 * @param rootRefs reference slots of its record as a root
 * @param states in how many states it can sleep
 * @param stateBytes bytes in which its owner keeps the state
 * @param scratch its pinned slots
 * @param scratchBytes what those take on the heap
 * @param directBytes what they take outside
 * @param codeBefore bytes of code that javac made
 * @param codeAfter bytes of code of its poll
 * @param points its suspension points, in the order of their numbers
 */
public record CoroutineStates(String name, String signature, String source, int cells, int refs, int rootCells, int rootRefs, int states,
        int stateBytes, List<String> scratch, int scratchBytes, int directBytes, int codeBefore, int codeAfter, List<Sleep> points) {

    /**
     * One suspension point.
     *
     * @param number its entry code
     * @param line source line; 0 if unknown
     * @param at what is called there
     * @param embedding how the callee's record is kept: flattened, opaque or boxed; empty where a port is called
     * @param childCells cells of the callee's record
     * @param childRefs reference slots of the callee's record
     * @param variables what is alive there
     */
    public record Sleep(int number, int line, String at, String embedding, int childCells, int childRefs, List<Alive> variables) {}

    /**
     * One variable that is alive at a suspension point.
     *
     * @param name its name; a description if it has none
     * @param type in source form
     * @param bytes what it takes; 0 if a resume can make it again
     * @param place where it lies, such as {@code cell 0+4} or {@code ref 1}, or why it needs no room
     */
    public record Alive(String name, String type, int bytes, String place) {}
}

package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.Weaving;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method of a coroutine's poll: the poll proper, or a part of one that is divided.
 *
 * @param line where its first point stands
 * @param end a label behind its last instruction
 */
record Poll(Coroutine coroutine, MethodNode method, int line, LabelNode end) {

    /** The JVM's limit for a method. */
    static final int MOST_BYTES = 65535;
    /** HotSpot's HugeMethodLimit: it compiles no method that is larger. */
    static final int MOST_COMPILED = 8000;

    Poll(Coroutine coroutine, MethodNode method, int line) {
        this(coroutine, method, line, new LabelNode());
        method.instructions.add(end);
    }

    /** The length of its code; known once its class has been written. */
    int bytes() {
        return end.getLabel().getOffset();
    }

    Refused tooLarge(int bytes, String limit) {
        return new Refused("DM054", coroutine, line, problem(bytes, limit));
    }

    Weaving.Refusal neverCompiled() {
        return new Weaving.Refusal("DM070", coroutine.owner.name, coroutine.owner.sourceFile, line, problem(bytes(), "HotSpot compiles no method of more than " + MOST_COMPILED));
    }

    private String problem(int bytes, String limit) {
        return "the state machine of " + coroutine.displayName() + " has " + bytes + " bytes in one piece, and " + limit + "; move part of it into a coroutine of its own";
    }
}

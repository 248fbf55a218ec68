package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Refused;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method of a coroutine's poll: the poll proper, or a part of one that is divided.
 *
 * @param line where its first point stands
 * @param end a label behind its last instruction
 */
public record Poll(Coroutine coroutine, MethodNode method, int line, LabelNode end) {

    /** The JVM's limit for a method. */
    public static final int MOST_BYTES = 65535;
    /** HotSpot's HugeMethodLimit: it compiles no method that is larger. */
    public static final int MOST_COMPILED = 8000;

    Poll(Coroutine coroutine, MethodNode method, int line) {
        this(coroutine, method, line, new LabelNode());
        method.instructions.add(end);
    }

    /** The length of its code; known once its class has been written. */
    public int bytes() {
        return end.getLabel().getOffset();
    }

    public Refused tooLarge(int bytes, String limit) {
        return new Refused("DM054", coroutine, line, problem(bytes, limit));
    }

    public Weaving.Refusal neverCompiled() {
        return new Weaving.Refusal("DM070", coroutine.owner.name, coroutine.owner.sourceFile, line, problem(bytes(), "HotSpot compiles no method of more than " + MOST_COMPILED));
    }

    private String problem(int bytes, String limit) {
        return "the state machine of " + coroutine.displayName() + " has " + bytes + " bytes in one piece, and " + limit + "; move part of it into a coroutine of its own";
    }
}

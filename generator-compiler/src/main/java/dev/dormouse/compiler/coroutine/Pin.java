package dev.dormouse.compiler.coroutine;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * A scratch object of a record, as {@code Layout.scratch} notes it: {@code 0:bytes:64}.
 *
 * @param slot the reference slot in which it is pinned
 * @param kind the method of {@code Scratch} that gives it
 * @param argument its length, or the internal name of a view's class
 */
public record Pin(int slot, String kind, String argument) {

    private static Pin of(String notation) {
        String[] part = notation.split(":", 3);
        return new Pin(Integer.parseInt(part[0]), part[1], part[2]);
    }

    public static List<Pin> all(List<String> notations) {
        return notations.stream().map(Pin::of).toList();
    }

    boolean isView() {
        return kind.equals("view");
    }

    /** What its elements take on the heap; not for views. */
    long heapBytes() {
        return switch (kind) {
            case "bytes" -> length();
            case "ints" -> 4L * length();
            case "longs" -> 8L * length();
            default -> 0;
        };
    }

    /** What it takes on the heap beside its elements, on a JVM of 64 bits with compressed references: headers and padding, and what a buffer or view is made of. Measured. */
    long objectBytes() {
        return switch (kind) {
            case "buffer" -> 136;
            case "view" -> 368;
            default -> 16 + (-heapBytes() & 7);
        };
    }

    /** What it takes outside the heap. */
    int directBytes() {
        return kind.equals("buffer") ? length() : 0;
    }

    private int length() {
        return Integer.parseInt(argument);
    }

    /** Makes the object and leaves it on the stack. */
    public void make(Code code) {
        switch (kind) {
            case "bytes" -> code.push(length()).add(new IntInsnNode(Opcodes.NEWARRAY, Opcodes.T_BYTE));
            case "ints" -> code.push(length()).add(new IntInsnNode(Opcodes.NEWARRAY, Opcodes.T_INT));
            case "longs" -> code.push(length()).add(new IntInsnNode(Opcodes.NEWARRAY, Opcodes.T_LONG));
            case "buffer" -> code.push(length()).callStatic("java/nio/ByteBuffer", "allocateDirect", "(I)Ljava/nio/ByteBuffer;", false);
            default -> code.add(new TypeInsnNode(Opcodes.NEW, argument)).op(Opcodes.DUP)
                    .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, argument, "<init>", "()V", false));
        }
    }
}

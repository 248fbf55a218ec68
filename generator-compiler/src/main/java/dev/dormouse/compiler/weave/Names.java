package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.Frame;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The names and descriptors of docs/contract.md. The runtime is known by name only. */
final class Names {

    static final String COROUTINE = "Ldev/dormouse/Coroutine;";
    static final String PORT = "Ldev/dormouse/Port;";
    static final String STUBS = "Ldev/dormouse/woven/Stubs;";
    static final String LAYOUT = "Ldev/dormouse/woven/Layout;";
    static final String REGISTERS = "dev/dormouse/woven/Registers";
    static final String NOT_WOVEN = "dev/dormouse/NotWoven";
    static final String TRACES = "dev/dormouse/woven/Traces";
    static final String PINNED = "dev/dormouse/woven/Pinned";
    static final String CANCELLED = "dev/dormouse/Cancelled";
    static final String SCRATCH = "dev/dormouse/Scratch";
    static final String BOX = "dev/dormouse/woven/Box";
    static final String ASYNC = "dev/dormouse/Async";
    static final String RECORD_LAYOUT = "dev/dormouse/arena/RecordLayout";

    static final String ALLOCATES = "Ldev/dormouse/Allocates;";
    static final String SENSITIVE = "Ldev/dormouse/Sensitive;";
    static final String DUMP = "dev/dormouse/woven/Dump";
    static final String DUMPABLE = "dev/dormouse/woven/Dumpable";
    static final String DUMP_DESCRIPTOR = "(L" + DUMP + ";)V";

    /** What a poll takes behind the arguments of its coroutine. */
    static final String RECORD_ARGUMENTS = "L" + REGISTERS + ";[JI[Ljava/lang/Object;II";

    static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

    private Names() {}

    static String poll(String coroutine, String hash) {
        return coroutine + "$poll$" + hash;
    }

    /** One of the methods that a large poll is divided into. */
    static String part(String coroutine, String hash, int number) {
        return poll(coroutine, hash) + "$" + number;
    }

    /** The instance method through which a coroutine with a frame budget is entered. */
    static String enter(String coroutine, Frame frame) {
        return coroutine + "$enter$" + frame.cells() + "$" + frame.refs();
    }

    /** What that takes: what a poll without a receiver does. */
    static String enterDescriptor(String descriptor) {
        return pollDescriptor("", true, descriptor, "");
    }

    static String driver(String coroutine, String hash) {
        return coroutine + "$drive$" + hash;
    }

    static String link(String coroutine, String hash) {
        return coroutine + "$link$" + hash;
    }

    static String dump(String coroutine, String hash) {
        return coroutine + "$dump$" + hash;
    }

    static String leaves(String coroutine, String hash) {
        return coroutine + "$leaf$" + hash;
    }

    static String table(String coroutine, String hash) {
        return coroutine + "$nodes$" + hash;
    }

    /** The descriptor of a poll; {@code counters} are the types of its nesting counters. */
    static String pollDescriptor(String owner, boolean isStatic, String descriptor, String counters) {
        String arguments = descriptor.substring(1, descriptor.indexOf(')'));
        return "(" + (isStatic ? "" : "L" + owner + ";") + arguments + counters + RECORD_ARGUMENTS + ")I";
    }

    /** The descriptor of a driver. */
    static String driverDescriptor(Type port) {
        return "(" + port.getDescriptor() + RECORD_ARGUMENTS + ")I";
    }

    /** The register that a value of a type travels in. */
    static String register(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> "j";
            case Type.FLOAT -> "f";
            case Type.DOUBLE -> "d";
            case Type.ARRAY, Type.OBJECT -> "a";
            default -> "i";
        };
    }

    static String registerDescriptor(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> "J";
            case Type.FLOAT -> "F";
            case Type.DOUBLE -> "D";
            case Type.ARRAY, Type.OBJECT -> "Ljava/lang/Object;";
            default -> "I";
        };
    }

    /** The package of a class, as its internal name has it; empty for the unnamed one. */
    static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }
}

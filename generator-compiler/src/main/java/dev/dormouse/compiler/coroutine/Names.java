package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.Frame;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The names and descriptors of docs/contract.md. The runtime is known by name only. */
public final class Names {

    public static final String COROUTINE = "Ldev/dormouse/Coroutine;";
    static final String PORT = "Ldev/dormouse/Port;";
    public static final String STUBS = "Ldev/dormouse/woven/Stubs;";
    public static final String LAYOUT = "Ldev/dormouse/woven/Layout;";
    public static final String REGISTERS = "dev/dormouse/woven/Registers";
    public static final String NOT_WOVEN = "dev/dormouse/NotWoven";
    public static final String TRACES = "dev/dormouse/woven/Traces";
    public static final String PINNED = "dev/dormouse/woven/Pinned";
    static final String CANCELLED = "dev/dormouse/Cancelled";
    static final String SCRATCH = "dev/dormouse/Scratch";
    public static final String BOX = "dev/dormouse/woven/Box";
    public static final String ASYNC = "dev/dormouse/Async";
    public static final String RECORD_LAYOUT = "dev/dormouse/arena/RecordLayout";
    /** What that is made of: name, cells, references, states, hash, scratch bytes, object bytes, direct bytes, capacity, whether it wipes, what is largest. */
    public static final String RECORD_LAYOUT_PARTS = "(Ljava/lang/String;IIILjava/lang/String;IIIIZLjava/lang/String;)V";

    public static final String ALLOCATES = "Ldev/dormouse/Allocates;";
    public static final String SENSITIVE = "Ldev/dormouse/Sensitive;";
    public static final String DUMP = "dev/dormouse/woven/Dump";
    public static final String DUMPABLE = "dev/dormouse/woven/Dumpable";
    public static final String DUMP_DESCRIPTOR = "(L" + DUMP + ";)V";

    /** What a poll takes behind the arguments of its coroutine, and a driver behind the port: registers, cells, references, where the record begins in each, and the entry. */
    public static final String RECORD_ARGUMENTS = "L" + REGISTERS + ";[J[Ljava/lang/Object;III";

    public static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

    private Names() {}

    public static String poll(String coroutine, String hash) {
        return coroutine + "$poll$" + hash;
    }

    /** One of the methods that a large poll is divided into. */
    public static String part(String coroutine, String hash, int number) {
        return poll(coroutine, hash) + "$" + number;
    }

    /** The instance method through which a coroutine with a frame budget is entered. */
    public static String enter(String coroutine, Frame frame) {
        return coroutine + "$enter$" + frame.cells() + "$" + frame.refs();
    }

    /** What that takes: what a poll without a receiver does. */
    public static String enterDescriptor(String descriptor) {
        return pollDescriptor("", true, descriptor, "");
    }

    public static String driver(String coroutine, String hash) {
        return coroutine + "$drive$" + hash;
    }

    public static String link(String coroutine, String hash) {
        return coroutine + "$link$" + hash;
    }

    public static String dump(String coroutine, String hash) {
        return coroutine + "$dump$" + hash;
    }

    public static String leaves(String coroutine, String hash) {
        return coroutine + "$leaf$" + hash;
    }

    public static String table(String coroutine, String hash) {
        return coroutine + "$nodes$" + hash;
    }

    /** The descriptor of a poll; {@code counters} are the types of its nesting counters. */
    static String pollDescriptor(String owner, boolean isStatic, String descriptor, String counters) {
        String arguments = descriptor.substring(1, descriptor.indexOf(')'));
        return "(" + (isStatic ? "" : "L" + owner + ";") + arguments + counters + RECORD_ARGUMENTS + ")I";
    }

    /** The descriptor of a driver. */
    public static String driverDescriptor(Type port) {
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
    public static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }
}

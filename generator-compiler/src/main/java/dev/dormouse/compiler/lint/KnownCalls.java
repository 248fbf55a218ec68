package dev.dormouse.compiler.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** What calls of libraries allocate, as far as it is known: by their shape, or by a list whose every line has been measured. */
final class KnownCalls {

    /** A type, or a package and what is below it, and the methods of it that allocate; a method's name may end in a star. */
    record Line(String type, List<String> methods) {

        boolean covers(MethodInsnNode call) {
            boolean owner = type.endsWith("/") ? call.owner.startsWith(type) : call.owner.equals(type);
            return owner && methods.stream().anyMatch(method -> method.endsWith("*") ? call.name.startsWith(method.substring(0, method.length() - 1)) : call.name.equals(method));
        }
    }

    static final List<Line> LINES = read("""
            java/lang/String chars concat format formatted getBytes join repeat replace* split strip* subSequence substring toCharArray toLowerCase toUpperCase trim valueOf
            java/lang/StringBuilder subSequence substring
            java/lang/Character toChars toString
            java/lang/Double parseDouble toString
            java/lang/Float parseFloat toString
            java/lang/Integer toBinaryString toHexString toOctalString toString
            java/lang/Long toBinaryString toHexString toOctalString toString
            java/lang/Object clone
            java/lang/Thread sleep
            java/math/BigDecimal add divide multiply subtract valueOf
            java/math/BigInteger add divide multiply subtract valueOf
            java/net/InetAddress getAddress getAllByName getByAddress getByName
            java/nio/ByteBuffer allocate* as* duplicate slice wrap
            java/nio/CharBuffer allocate as* duplicate slice wrap
            java/nio/channels/DatagramChannel open receive
            java/nio/channels/FileChannel map open
            java/nio/channels/Selector open
            java/nio/channels/ServerSocketChannel accept open
            java/nio/channels/SocketChannel open
            java/nio/charset/Charset decode encode newDecoder newEncoder
            java/nio/file/Files lines new* read* write*
            java/nio/file/Path of resolve* toAbsolutePath
            java/time/Duration of* plus*
            java/time/Instant now of* plus*
            java/time/LocalDateTime now of*
            java/util/ listIterator parallelStream stream subList toArray
            java/util/Arrays asList copyOf* toString
            java/util/Collections nCopies singleton* synchronized* unmodifiable*
            java/util/EnumSet allOf noneOf of
            java/util/List copyOf of
            java/util/Map copyOf entry of
            java/util/Objects toString
            java/util/Optional of
            java/util/Set copyOf of
            java/util/UUID fromString randomUUID
            java/util/regex/Matcher group
            java/util/regex/Pattern compile matcher split
            java/util/stream/IntStream of range*
            java/util/stream/Stream of
            """);

    /** The types that are boxed, and how often a box is not new: always, or between -128 and 127. */
    private static final Map<String, Type> BOXES = Map.of(
            "java/lang/Character", Type.CHAR_TYPE, "java/lang/Short", Type.SHORT_TYPE, "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE, "java/lang/Float", Type.FLOAT_TYPE, "java/lang/Double", Type.DOUBLE_TYPE);

    private static final Set<String> NEVER = Set.of("java/lang/String.toString", "java/lang/Enum.toString", "java/lang/Boolean.toString");

    private KnownCalls() {}

    private static List<Line> read(String table) {
        List<Line> lines = new ArrayList<>();
        table.lines().forEach(line -> {
            List<String> words = List.of(line.split(" "));
            lines.add(new Line(words.get(0), words.subList(1, words.size())));
        });
        return lines;
    }

    /** What a call allocates; {@code null} if that is not known, or if it is of the project and its code will tell. */
    static String allocation(MethodInsnNode call, Project project) {
        if (call.owner.startsWith("[")) {
            return call.name.equals("clone") ? "a copy of an array" : null;
        }
        if (call.getOpcode() == Opcodes.INVOKESTATIC && call.name.equals("values") && call.desc.equals("()[L" + call.owner + ";")) {
            return Words.name(call) + ", which copies its array";
        }
        if (!project.targets(call.getOpcode(), call.owner, call.name, call.desc).isEmpty()) {
            return null;
        }
        Type boxed = call.name.equals("valueOf") ? BOXES.get(call.owner) : null;
        if (boxed != null && call.desc.startsWith("(" + boxed.getDescriptor() + ")")) {
            return isCached(boxed, Code.constant(Code.previous(call))) ? null : "boxing of " + (boxed == Type.INT_TYPE ? "an " : "a ") + boxed.getClassName();
        }
        boolean text = call.name.equals("toString") && call.desc.equals("()Ljava/lang/String;") && !project.isEnum(call.owner) && !NEVER.contains(call.owner + ".toString");
        boolean iterator = call.name.equals("iterator") && call.desc.equals("()Ljava/util/Iterator;");
        boolean nothing = call.owner.equals("java/lang/String") && call.desc.startsWith("(Z)");
        return text || iterator || !nothing && LINES.stream().anyMatch(line -> line.covers(call)) ? Words.name(call) : null;
    }

    /** As the language promises; a box of another number may be new. */
    private static boolean isCached(Type boxed, Long constant) {
        return constant != null && boxed != Type.FLOAT_TYPE && boxed != Type.DOUBLE_TYPE && constant >= -128 && constant <= 127;
    }
}

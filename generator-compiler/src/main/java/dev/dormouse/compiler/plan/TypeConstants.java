package dev.dormouse.compiler.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What the static fields of a program hold that are types of records: one that a companion makes, or what another of these fields holds. */
final class TypeConstants {

    /** What comes from elsewhere, or depends on the way. */
    private static final String UNKNOWN = "";

    /** What each is given, wherever it is: a type, as class and number, or another constant. */
    private final Map<String, Set<String>> given = new HashMap<>();

    static String name(FieldInsnNode field) {
        return field.owner + "." + field.name;
    }

    /** The constant that an instruction loads; {@code null} if it does something else. */
    static String loaded(AbstractInsnNode instruction) {
        return instruction instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC ? name(field) : null;
    }

    /** Takes in what an instruction gives a constant. */
    void read(Flow flow, FieldInsnNode put) {
        if (flow.reaches(put)) {
            given.computeIfAbsent(name(put), unknown -> new HashSet<>()).add(given(flow, flow.source(put, 0)));
        }
    }

    private static String given(Flow flow, AbstractInsnNode source) {
        if (source != null && source.getOpcode() == Opcodes.NEW) {
            List<MethodInsnNode> made = flow.takers(source).stream().filter(taker -> taker.getOpcode() == Opcodes.INVOKESPECIAL).map(MethodInsnNode.class::cast).filter(call -> call.name.equals("<init>")).toList();
            return made.size() == 1 ? made.get(0).owner + "#" + number(flow, made.get(0)) : UNKNOWN;
        }
        String other = loaded(source);
        return other == null ? UNKNOWN : other;
    }

    /** Which of the types of its class a constructor makes. */
    private static Object number(Flow flow, MethodInsnNode made) {
        return made.desc.equals("()V") ? Integer.valueOf(0) : Constants.of(flow.source(made, 0));
    }

    /** The type that a constant holds, itself or by way of others, as class and number; {@code null} if that is not known. */
    String type(String constant) {
        Set<String> seen = new HashSet<>();
        String at = constant;
        while (at != null && at.indexOf('#') < 0 && seen.add(at)) {
            Set<String> values = given.getOrDefault(at, Set.of());
            at = values.size() == 1 ? values.iterator().next() : null;
        }
        return at != null && at.indexOf('#') >= 0 ? at : null;
    }
}

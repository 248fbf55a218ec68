package dev.dormouse.compiler.plan;

import dev.dormouse.arena.RecordLayout;
import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.ClassInfos;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the class files of a woven program say of its pools, also where the runtime has been moved to another package. A companion's {@code layout()} makes its {@link RecordLayout}s of constants, one after the
 * other for a class of record types; its initialiser makes a type of each; and code declares those types with a capacity, which is a constant as a rule.
 */
final class ProgramFiles {

    private static final String RECORD_LAYOUT = "/arena/RecordLayout";
    private static final String LAYOUT = "/woven/Layout;";

    /** How many constants a layout is made of. */
    private static final int PARTS = 11;

    /** What is known of a class of record types. */
    private record Types(boolean areTasks, List<RecordLayout> layouts) {}

    private final Map<String, Types> types = new TreeMap<>();
    /** The type that a constant holds, as class and number, by class and field. */
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, Integer> declared = new HashMap<>();
    /** The constants that other code names, and the methods of companions that it calls; and of those, which constants they name. */
    private final Set<String> named = new HashSet<>();
    private final Map<String, Set<String>> namedBy = new HashMap<>();
    private final List<String> computed = new ArrayList<>();
    private final List<String> boxes = new ArrayList<>();
    private final List<String> unwoven = new ArrayList<>();

    /**
     * Reads class files.
     *
     * @throws IllegalArgumentException if one is damaged
     */
    ProgramFiles(Iterable<byte[]> classFiles) {
        for (byte[] classFile : classFiles) {
            ClassNode node = new ClassNode();
            ClassInfos.accept(classFile, node, ClassReader.SKIP_FRAMES);
            for (MethodNode method : node.methods) {
                read(node, method);
            }
        }
        boxes.sort(null);
    }

    /** The coroutines that can be started, in order of their names. */
    List<Root> roots() {
        Map<String, Integer> capacities = new HashMap<>();
        declared.forEach((constant, capacity) -> capacities.merge(constants.getOrDefault(constant, ""), capacity, Math::max));
        Set<String> used = new HashSet<>();
        Stream.concat(named.stream(), named.stream().flatMap(method -> namedBy.getOrDefault(method, Set.of()).stream())).forEach(constant -> used.add(constants.get(constant)));
        List<Root> roots = new ArrayList<>();
        types.forEach((name, type) -> {
            for (int i = 0; i < type.layouts.size(); i++) {
                String key = name + "#" + i;
                roots.add(new Root(type.layouts.get(i), type.areTasks, capacities.getOrDefault(key, 0), used.contains(key)));
            }
        });
        return roots;
    }

    /** Where code declares pools with a capacity that is no constant: {@code Main.java:12}. */
    List<String> computed() {
        return computed;
    }

    /** Which coroutines keep which others on the heap: {@code Session.serve: Reader.read 2048 2044}, as in {@code dev.dormouse.woven.Layout}. */
    List<String> boxes() {
        return boxes;
    }

    /** The classes of record types whose methods are stubs still. */
    List<String> unwoven() {
        return unwoven;
    }

    private void read(ClassNode owner, MethodNode method) {
        if (method.invisibleAnnotations != null) {
            method.invisibleAnnotations.stream().filter(annotation -> annotation.desc.endsWith(LAYOUT)).forEach(layout -> readBoxes(owner, method, layout));
        }
        if (method.name.equals("layout") && method.desc.endsWith(RECORD_LAYOUT + ";") && (isRecordType(owner.superName) || isTaskType(owner.superName))) {
            readLayouts(owner, method);
        }
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTSTATIC && method.name.equals("<clinit>") && before(put) instanceof MethodInsnNode made
                    && made.name.equals("<init>")) {
                Object number = made.desc.equals("()V") ? Integer.valueOf(0) : constant(before(made));
                constants.put(put.owner + "." + put.name, made.owner + "#" + number);
            } else if (instruction instanceof MethodInsnNode call) {
                readCall(owner, method, call, line);
            } else if (instruction instanceof FieldInsnNode get && get.getOpcode() == Opcodes.GETSTATIC && (get.desc.endsWith("/RecordType;") || get.desc.endsWith("/TaskType;"))) {
                String constant = get.owner + "." + get.name;
                if (isCompanionOf(owner.name, get.owner)) {
                    namedBy.computeIfAbsent(owner.name + "." + method.name + method.desc, unknown -> new HashSet<>()).add(constant);
                } else {
                    named.add(constant);
                }
            }
        }
    }

    private static boolean isRecordType(String name) {
        return name.endsWith("/arena/RecordType");
    }

    private static boolean isTaskType(String name) {
        return name.endsWith("/TaskType");
    }

    /** Whether a class is the one that has a constant, or is nested in it. */
    private static boolean isCompanionOf(String name, String owner) {
        return name.equals(owner) || name.startsWith(owner + "$");
    }

    /** Declarations, but for the runtime's own of what it is given; spawns; and views in an arena. One without an arena has no pool. */
    private void readCall(ClassNode owner, MethodNode method, MethodInsnNode call, int line) {
        if (isDeclaration(call) && !method.name.equals(call.name)) {
            readDeclaration(owner, call, line);
        } else if (call.getOpcode() == Opcodes.INVOKESTATIC || call.name.equals("<init>") && call.desc.contains("/arena/Arena;")) {
            named.add(call.owner + "." + call.name + call.desc);
        }
    }

    private void readBoxes(ClassNode owner, MethodNode method, AnnotationNode layout) {
        if (Annotations.element(layout, "boxes") instanceof List<?> all) {
            all.forEach(box -> boxes.add(Spelling.of(owner.name) + "." + method.name + ": " + box));
        }
    }

    private void readLayouts(ClassNode owner, MethodNode method) {
        List<RecordLayout> layouts = new ArrayList<>();
        List<Object> parts = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            Object constant = constant(instruction);
            if (instruction.getOpcode() == Opcodes.NEW) {
                parts.clear();
            } else if (constant != null) {
                parts.add(constant);
            } else if (instruction instanceof MethodInsnNode made && made.owner.endsWith(RECORD_LAYOUT) && parts.size() == PARTS) {
                layouts.add(layout(parts));
            }
        }
        if (layouts.isEmpty()) {
            unwoven.add(Spelling.of(owner.name));
        }
        types.put(owner.name, new Types(isTaskType(owner.superName), layouts));
    }

    private static RecordLayout layout(List<Object> parts) {
        return new RecordLayout((String) parts.get(0), (Integer) parts.get(1), (Integer) parts.get(2), (Integer) parts.get(3), (String) parts.get(4), (Integer) parts.get(5), (Integer) parts.get(6),
                (Integer) parts.get(7), (Integer) parts.get(8), (Integer) parts.get(9) != 0, (String) parts.get(10));
    }

    private static boolean isDeclaration(MethodInsnNode call) {
        return call.name.equals("declare") && (call.owner.endsWith("/arena/Arena") && call.desc.contains("/RecordType;I)") || call.owner.endsWith("/PollLoop") && call.desc.contains("/TaskType;I)"));
    }

    private void readDeclaration(ClassNode owner, MethodInsnNode call, int line) {
        AbstractInsnNode capacity = before(call);
        if (constant(capacity) instanceof Integer stated && before(capacity) instanceof FieldInsnNode type && type.getOpcode() == Opcodes.GETSTATIC) {
            declared.merge(type.owner + "." + type.name, stated, Math::max);
        } else {
            computed.add(owner.sourceFile + ":" + line);
        }
    }

    /** The instruction before another one, labels and lines left out; {@code null} if there is none. */
    private static AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode at = instruction == null ? null : instruction.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }

    /** The number or text that an instruction pushes; {@code null} if it does something else. */
    private static Object constant(AbstractInsnNode instruction) {
        if (instruction instanceof IntInsnNode number && number.getOpcode() != Opcodes.NEWARRAY) {
            return number.operand;
        }
        if (instruction instanceof LdcInsnNode loaded) {
            return loaded.cst;
        }
        int opcode = instruction == null ? -1 : instruction.getOpcode();
        return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5 ? opcode - Opcodes.ICONST_0 : null;
    }
}

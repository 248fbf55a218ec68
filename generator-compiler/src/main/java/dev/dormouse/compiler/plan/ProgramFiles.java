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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

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
    /** What a constant holds, by class and field: a type, as class and number, or another constant. */
    private final Map<String, String> constants = new HashMap<>();
    private final List<Declaration> declarations = new ArrayList<>();
    /** The constants that other code names, and the methods of companions that it calls; and of those, which constants they name. */
    private final Set<String> named = new HashSet<>();
    private final Map<String, Set<String>> namedBy = new HashMap<>();
    private final Set<String> boxes = new TreeSet<>();
    private boolean makesLoops;

    /**
     * Reads class files.
     *
     * @throws IllegalArgumentException if one is damaged
     */
    ProgramFiles(Iterable<byte[]> classFiles) {
        for (byte[] classFile : classFiles) {
            ClassNode node = new ClassNode();
            ClassInfos.accept(classFile, node, ClassReader.SKIP_FRAMES);
            try {
                node.methods.forEach(method -> read(node, method));
            } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("it is damaged: " + e, e); // what no compiler and no weaver writes
            }
        }
    }

    /** The coroutines that can be started, in order of their names. */
    List<Root> roots() {
        Map<String, Integer> capacities = new HashMap<>();
        Map<String, String> computed = new HashMap<>();
        for (Declaration declaration : declarations) {
            String type = type(declaration.constant());
            if (type != null && declaration.capacity() != null) {
                capacities.merge(type, declaration.capacity(), Math::max);
            } else if (type != null) {
                computed.put(type, declaration.place());
            }
        }
        Set<String> used = new HashSet<>();
        Stream.concat(named.stream(), named.stream().flatMap(method -> namedBy.getOrDefault(method, Set.of()).stream())).forEach(constant -> used.add(type(constant)));
        List<Root> roots = new ArrayList<>();
        types.forEach((name, type) -> {
            for (int i = 0; i < type.layouts.size(); i++) {
                String key = name + "#" + i;
                roots.add(new Root(type.layouts.get(i), type.areTasks, capacities.getOrDefault(key, 0), computed.get(key), used.contains(key)));
            }
        });
        return roots;
    }

    /** Where code declares pools of which it cannot be told what they are of: what is computed, or is not among the class files. */
    Set<String> untold() {
        Set<String> places = new TreeSet<>();
        for (Declaration declaration : declarations) {
            String type = type(declaration.constant());
            if (type == null || !types.containsKey(type.substring(0, type.indexOf('#')))) {
                places.add(declaration.constant() == null ? declaration.place() : declaration.place() + " (" + Spelling.of(declaration.constant()) + ")");
            }
        }
        return places;
    }

    /** Whether poll loops are made. */
    boolean makesLoops() {
        return makesLoops;
    }

    /** Which coroutines keep which others on the heap: {@code Session.serve: Reader.read 2048 2044}, as in {@code dev.dormouse.woven.Layout}. */
    Set<String> boxes() {
        return boxes;
    }

    /** The type that a constant holds, itself or by way of others; {@code null} if that is not known. */
    private String type(String constant) {
        Set<String> seen = new HashSet<>();
        String at = constant;
        while (at != null && at.indexOf('#') < 0 && seen.add(at)) {
            at = constants.get(at);
        }
        return at != null && at.indexOf('#') >= 0 ? at : null;
    }

    private void read(ClassNode owner, MethodNode method) {
        if (method.invisibleAnnotations != null) {
            method.invisibleAnnotations.stream().filter(annotation -> annotation.desc.endsWith(LAYOUT)).forEach(layout -> readBoxes(owner, method, layout));
        }
        if (method.name.equals("layout") && method.desc.endsWith(RECORD_LAYOUT + ";") && (isRecordType(owner.superName) || isTaskType(owner.superName))) {
            readLayouts(owner, method);
        }
        declarations.addAll(Declaration.of(owner, method));
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FieldInsnNode field && (isRecordType(field.desc) || isTaskType(field.desc))) {
                readConstant(owner, method, field);
            } else if (instruction instanceof MethodInsnNode call) {
                readCall(owner, call);
            }
        }
    }

    /** Of a class, or of a field's descriptor. */
    private static boolean isRecordType(String name) {
        return name.endsWith("/arena/RecordType") || name.endsWith("/arena/RecordType;");
    }

    private static boolean isTaskType(String name) {
        return name.endsWith("/TaskType") || name.endsWith("/TaskType;");
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
            Object constant = Constants.of(instruction);
            if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
                parts.clear();
            } else if (constant != null) {
                parts.add(constant);
            } else if (instruction instanceof MethodInsnNode made && made.owner.endsWith(RECORD_LAYOUT) && parts.size() == PARTS) {
                layouts.add(layout(parts));
            }
        }
        types.put(owner.name, new Types(isTaskType(owner.superName), layouts));
    }

    private static RecordLayout layout(List<Object> parts) {
        String coroutine = ((String) parts.get(0)).replaceAll("\\p{Cntrl}", "?");
        return new RecordLayout(coroutine, (Integer) parts.get(1), (Integer) parts.get(2), (Integer) parts.get(3), (String) parts.get(4), (Integer) parts.get(5), (Integer) parts.get(6),
                (Integer) parts.get(7), (Integer) parts.get(8), (Integer) parts.get(9) != 0, (String) parts.get(10));
    }

    /** What a constant is given as it is initialised, and who names it. */
    private void readConstant(ClassNode owner, MethodNode method, FieldInsnNode field) {
        String constant = field.owner + "." + field.name;
        if (field.getOpcode() == Opcodes.PUTSTATIC && method.name.equals("<clinit>")) {
            AbstractInsnNode given = before(field);
            if (given instanceof MethodInsnNode made && made.name.equals("<init>")) {
                constants.put(constant, made.owner + "#" + (made.desc.equals("()V") ? Integer.valueOf(0) : Constants.of(before(made))));
            } else if (given instanceof FieldInsnNode other && other.getOpcode() == Opcodes.GETSTATIC) {
                constants.put(constant, other.owner + "." + other.name);
            }
        } else if (field.getOpcode() == Opcodes.GETSTATIC && isCompanionOf(owner.name, field.owner)) {
            namedBy.computeIfAbsent(owner.name + "." + method.name + method.desc, unknown -> new HashSet<>()).add(constant);
        } else if (field.getOpcode() == Opcodes.GETSTATIC) {
            named.add(constant);
        }
    }

    /** Whether a class is the one that has a constant, or is nested in it. */
    private static boolean isCompanionOf(String name, String owner) {
        return name.equals(owner) || name.startsWith(owner + "$");
    }

    /** Spawns; and views in an arena. One without an arena has no pool. */
    private void readCall(ClassNode owner, MethodInsnNode call) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC || call.name.equals("<init>") && call.desc.contains("/arena/Arena;")) {
            named.add(call.owner + "." + call.name + call.desc);
            makesLoops |= call.owner.endsWith("/PollLoop") && !owner.name.equals(call.owner);
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
}

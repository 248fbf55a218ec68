package dev.dormouse.compiler.plan;

import dev.dormouse.arena.RecordLayout;
import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.ClassInfos;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What the class files of a woven program say of its pools, also where the runtime has been moved to another package. A companion's {@code layout()} makes its {@link RecordLayout}s of constants, one after the
 * other for a class of record types; its initialiser makes a type of each; and code declares those types with a capacity, which is a constant as a rule.
 */
final class ProgramFiles {

    /** How many constants a layout is made of. */
    private static final int PARTS = 11;

    /** What is known of a class of record types. */
    private record Types(boolean areTasks, List<RecordLayout> layouts) {}

    private final Runtimes runtimes;
    private final Map<String, Types> types = new TreeMap<>();
    private final TypeConstants constants = new TypeConstants();
    private final List<Declaration> declarations = new ArrayList<>();
    /** The constants that other code names, and the methods of companions that it calls; and of those, which constants they name. */
    private final Set<String> named = new HashSet<>();
    private final Map<String, Set<String>> namedBy = new HashMap<>();
    /** The constants that other code gives to methods that are not the runtime's, or keeps somewhere. */
    private final Set<String> handedOn = new HashSet<>();
    private final Set<String> boxes = new TreeSet<>();
    private final List<String> loops = new ArrayList<>();
    private final List<String> arenas = new ArrayList<>();
    private final List<String> bareArenas = new ArrayList<>();

    /**
     * Reads class files, twice.
     *
     * @throws IllegalArgumentException if one is damaged
     */
    ProgramFiles(Iterable<byte[]> classFiles) {
        runtimes = new Runtimes(classFiles);
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
        Map<String, Set<String>> computed = new HashMap<>();
        Map<String, Set<String>> left = new HashMap<>();
        for (Declaration declaration : declarations) {
            String type = constants.type(declaration.constant());
            if (declaration.capacity() == null) {
                computed.computeIfAbsent(type, unknown -> new TreeSet<>()).add(declaration.place());
            } else if (declaration.capacity() == 0) {
                left.computeIfAbsent(type, unknown -> new TreeSet<>()).add(declaration.place());
            } else {
                capacities.merge(type, declaration.capacity(), Math::max);
            }
        }
        Set<String> used = types(Stream.concat(named.stream(), named.stream().flatMap(method -> namedBy.getOrDefault(method, Set.of()).stream())));
        Set<String> free = types(handedOn.stream());
        List<Root> roots = new ArrayList<>();
        types.forEach((name, type) -> {
            for (int i = 0; i < type.layouts.size(); i++) {
                String key = name + "#" + i;
                roots.add(new Root(type.layouts.get(i), type.areTasks, capacities.getOrDefault(key, 0), computed.getOrDefault(key, Set.of()), left.getOrDefault(key, Set.of()), used.contains(key), free.contains(key)));
            }
        });
        roots.sort(Comparator.comparing(root -> root.layout().coroutine()));
        return roots;
    }

    private Set<String> types(Stream<String> ofConstants) {
        return ofConstants.map(constants::type).collect(Collectors.toCollection(HashSet::new));
    }

    /** Where code declares pools of which it cannot be told what they are of: what is computed, or is not among the class files. */
    Set<String> untold() {
        Set<String> places = new TreeSet<>();
        for (Declaration declaration : declarations) {
            String type = constants.type(declaration.constant());
            if (type == null || !types.containsKey(type.substring(0, type.indexOf('#')))) {
                places.add(declaration.constant() == null ? declaration.place() : declaration.place() + " (" + Printed.of(Spelling.of(declaration.constant())) + ")");
            }
        }
        return places;
    }

    /** Where poll loops are made, one for each call. */
    List<String> loops() {
        return loops;
    }

    /** Where arenas are made beside those of loops, as a profile describes them. */
    List<String> arenas() {
        return arenas;
    }

    /** Where arenas are made of a budget alone. */
    List<String> bareArenas() {
        return bareArenas;
    }

    /** Which coroutines keep which others on the heap: {@code Session.serve: Reader.read 2048 2044}, as in {@code dev.dormouse.woven.Layout}. */
    Set<String> boxes() {
        return boxes;
    }

    private void read(ClassNode owner, MethodNode method) {
        if (method.invisibleAnnotations != null) {
            method.invisibleAnnotations.stream().filter(annotation -> runtimes.isLayoutAnnotation(annotation.desc)).forEach(layout -> readBoxes(owner, method, layout));
        }
        boolean isTaskType = runtimes.isTaskType(owner.superName);
        if (method.name.equals("layout") && method.desc.startsWith("()L") && (isTaskType || runtimes.isRecordType(owner.superName))) {
            types.put(owner.name, new Types(isTaskType, layouts(method)));
        }
        if (!runtimes.isOwn(owner.name)) {
            readCode(owner, method);
        }
    }

    private void readCode(ClassNode owner, MethodNode method) {
        Flow flow = new Flow(owner, method);
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof FieldInsnNode field && runtimes.holdsType(field.desc)) {
                readConstant(owner, method, flow, field);
            } else {
                for (Target target : Target.of(instruction)) {
                    readUse(owner, target, line);
                    if (runtimes.declares(target)) {
                        readDeclaration(flow, instruction, Printed.place(owner, line));
                    }
                }
            }
        }
    }

    private void readBoxes(ClassNode owner, MethodNode method, AnnotationNode layout) {
        if (Annotations.element(layout, "boxes") instanceof List<?> all) {
            all.forEach(box -> boxes.add(Printed.of(Spelling.of(owner.name) + "." + method.name + ": " + box)));
        }
    }

    private List<RecordLayout> layouts(MethodNode method) {
        List<RecordLayout> layouts = new ArrayList<>();
        List<Object> parts = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            Object constant = Constants.of(instruction);
            if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
                parts.clear();
            } else if (constant != null) {
                parts.add(constant);
            } else if (instruction instanceof MethodInsnNode made && runtimes.isRecordLayout(made.owner) && parts.size() == PARTS) {
                layouts.add(layout(parts));
            }
        }
        return layouts;
    }

    private static RecordLayout layout(List<Object> parts) {
        return new RecordLayout(Printed.of((String) parts.get(0)), (Integer) parts.get(1), (Integer) parts.get(2), (Integer) parts.get(3), (String) parts.get(4), (Integer) parts.get(5), (Integer) parts.get(6),
                (Integer) parts.get(7), (Integer) parts.get(8), (Integer) parts.get(9) != 0, Printed.of((String) parts.get(10)));
    }

    /** What a constant is given, or who names it. */
    private void readConstant(ClassNode owner, MethodNode method, Flow flow, FieldInsnNode field) {
        String constant = TypeConstants.name(field);
        if (field.getOpcode() == Opcodes.PUTSTATIC) {
            constants.read(flow, field);
        } else if (field.getOpcode() == Opcodes.GETSTATIC && isCompanionOf(owner.name, field.owner)) {
            namedBy.computeIfAbsent(owner.name + "." + method.name + method.desc, unknown -> new HashSet<>()).add(constant);
        } else if (field.getOpcode() == Opcodes.GETSTATIC) {
            named.add(constant);
            if (!flow.takers(field).stream().allMatch(taker -> isPoolOf(flow, taker, field))) {
                handedOn.add(constant);
            }
        }
    }

    /** Whether a class is the one that has a constant, or is nested in it. */
    private static boolean isCompanionOf(String name, String owner) {
        return name.equals(owner) || name.startsWith(owner + "$");
    }

    /** Whether an instruction asks the runtime for the pool of the type that another loads, and of no other type. */
    private boolean isPoolOf(Flow flow, AbstractInsnNode instruction, FieldInsnNode type) {
        return instruction instanceof MethodInsnNode call && runtimes.makesPool(Target.of(call)) && Declaration.type(flow, call) == type;
    }

    /** Spawns, views in an arena, and what makes loops and arenas. */
    private void readUse(ClassNode owner, Target target, int line) {
        if (runtimes.spawns(target) || runtimes.takesArena(target)) {
            named.add(target.key());
        }
        if (runtimes.makesLoop(target)) {
            loops.add(Printed.place(owner, line));
        } else if (runtimes.makesArena(target)) {
            arenas.add(Printed.place(owner, line));
        } else if (runtimes.makesBareArena(target)) {
            bareArenas.add(Printed.place(owner, line));
        }
    }

    private void readDeclaration(Flow flow, AbstractInsnNode instruction, String place) {
        if (!(instruction instanceof MethodInsnNode call)) {
            declarations.add(Declaration.ofAny(place));
        } else if (flow.reaches(call)) {
            declarations.add(Declaration.of(flow, call, place));
        }
    }
}

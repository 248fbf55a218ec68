package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Embedding;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Spill;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.LineNumberNode;

/**
 * What a dump reads of one coroutine: where it sleeps in each state, which child it waits for, and where its variables lie. Written before the poll is made of the same instructions. {@code docs/contract.md} has the format.
 *
 * <p>Only variables with a name are in it. So what the compiler has copied a sensitive one to is not.
 */
final class DumpTable {

    private static final int LONGEST = 100;
    private static final String HIDDEN = "=(sensitive)";

    private final Coroutine coroutine;
    private final Sensitive sensitive;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Map<String, Callee> children = new LinkedHashMap<>();
    private final String text;

    /**
     * What tells of variables more than the code does.
     *
     * @param names the sensitive ones among them
     * @param type whether all that are declared with a type are sensitive, by its internal name
     * @param parameters the names of the parameters
     */
    record Sensitive(Set<String> names, Predicate<String> type, List<String> parameters) {}

    /**
     * Makes it.
     *
     * @param isRoot whether something starts the coroutine, so that its arguments can wait in the record
     */
    DumpTable(Coroutine coroutine, boolean isRoot, Sensitive sensitive) {
        this.coroutine = coroutine;
        this.sensitive = sensitive;
        List<String> rows = new ArrayList<>();
        if (isRoot) {
            rows.add("1;" + firstLine() + ";" + arguments());
        }
        for (Point point : coroutine.body.points) {
            rows.add(point.base + Point.FIRST + ";" + point.line + ";" + child(point) + alive(point));
        }
        text = (coroutine.isDeclared() ? coroutine.ownerName().replace('/', '.') + ";" + coroutine.name() : ";") + ";" + (coroutine.owner.sourceFile == null ? "" : coroutine.owner.sourceFile)
                + names.keySet().stream().map(name -> ";" + name).collect(Collectors.joining()) + rows.stream().map(row -> "\n" + row).collect(Collectors.joining());
    }

    String text() {
        return text;
    }

    /** The coroutines that a dump goes on to, in the order of their numbers. */
    List<Callee> children() {
        return List.copyOf(children.values());
    }

    private int firstLine() {
        for (AbstractInsnNode instruction : coroutine.body.method.instructions) {
            if (instruction instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    private String arguments() {
        StringBuilder found = new StringBuilder();
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            Point.Declared declared = parameter.slot() == coroutine.portSlot ? null : parameter(parameter.slot());
            if (declared != null) {
                Variable variable = coroutine.record.argument(parameter.slot());
                boolean isReference = parameter.type().getSort() >= Type.ARRAY;
                String kept = isReference ? "A" + coroutine.record.argumentSlot(variable) : letter(parameter.type().getDescriptor(), variable.size(), false) + coroutine.record.argumentPlace(variable);
                found.append(';').append(number(declared)).append(' ').append(isSensitive(parameter.slot(), declared, null) ? HIDDEN : kept);
            }
        }
        return found.toString();
    }

    private String alive(Point point) {
        StringBuilder found = new StringBuilder();
        for (Point.Slot slot : point.locals) {
            Point.Declared declared = slot.declared() != null ? slot.declared() : slot.local() < coroutine.parameterSlots() ? parameter(slot.local()) : null;
            if (declared != null && !declared.name().startsWith("(") && !slot.value().port) {
                String kept = isSensitive(slot.local(), declared, slot.value()) ? HIDDEN : kept(point, slot, declared);
                found.append(';').append(number(declared)).append(' ').append(kept);
            }
        }
        return found.toString();
    }

    private int number(Point.Declared declared) {
        return names.computeIfAbsent(Spelling.of(Type.getType(declared.descriptor())) + " " + declared.name(), name -> names.size());
    }

    /** A parameter without, or before, a debug table; {@code null} if its name is not known. */
    private Point.Declared parameter(int slot) {
        Point.Declared declared = coroutine.body.declaredParameter(slot);
        if (declared != null) {
            return declared;
        }
        List<Coroutine.Parameter> parameters = coroutine.parameters();
        int receiver = coroutine.isStatic() ? 0 : 1;
        for (int i = 0; i < parameters.size(); i++) {
            String name = i < receiver ? "this" : i - receiver < sensitive.parameters.size() ? sensitive.parameters.get(i - receiver) : null;
            if (parameters.get(i).slot() == slot && name != null) {
                return new Point.Declared(name, parameters.get(i).type().getDescriptor());
            }
        }
        return null;
    }

    private boolean isSensitive(int slot, Point.Declared declared, Value value) {
        boolean isOfType = isSensitive(Type.getType(declared.descriptor())) || value != null && value.type != null && isSensitive(Type.getObjectType(value.type));
        return isOfType || sensitive.names.contains(declared.name()) || isMarked(slot);
    }

    private boolean isSensitive(Type type) {
        return type.getSort() == Type.ARRAY ? isSensitive(type.getElementType()) : type.getSort() == Type.OBJECT && sensitive.type.test(type.getInternalName());
    }

    /** Whether a slot holds a parameter that the class file says is sensitive. */
    private boolean isMarked(int slot) {
        List<AnnotationNode>[] annotations = coroutine.method.invisibleParameterAnnotations;
        List<Coroutine.Parameter> parameters = coroutine.parameters();
        int receiver = coroutine.isStatic() ? 0 : 1;
        for (int i = receiver; annotations != null && i < parameters.size(); i++) {
            if (parameters.get(i).slot() == slot) {
                return i - receiver < annotations.length && Annotations.find(annotations[i - receiver], Names.SENSITIVE) != null;
            }
        }
        return false;
    }

    // How what is alive is kept

    private String kept(Point point, Point.Slot slot, Point.Declared declared) {
        Value value = slot.value();
        Spill spill = slot.spill();
        if (value.isScratch()) {
            return "A" + scratch(value);
        } else if (value.kind == Value.Kind.NULL) {
            return "=null";
        } else if (slot.source() != null) {
            Point.Slot source = local(point, slot.source().local());
            String there = kept(point, source, declared);
            return slot.source().length() ? "L" + there.substring(1) : there;
        } else if (spill == null) {
            return "=" + constant(value.constant, declared.descriptor());
        }
        return spill.isReference() ? "A" + coroutine.record.slot(spill, point) : letter(declared.descriptor(), spill.variable().size(), spill.unsigned()) + coroutine.record.place(spill.variable(), point);
    }

    private static Point.Slot local(Point point, int local) {
        return point.locals.stream().filter(slot -> slot.local() == local).findFirst().orElseThrow();
    }

    private int scratch(Value value) {
        List<AbstractInsnNode> calls = new ArrayList<>();
        coroutine.body.scratch.forEach(own -> calls.add(own.call()));
        return calls.indexOf(value.origin);
    }

    private static String letter(String descriptor, int size, boolean unsigned) {
        return switch (descriptor) {
            case "Z", "F", "D" -> descriptor;
            case "C" -> size == 2 ? "C" : "c";
            default -> size == 8 ? "J" : size == 4 ? "I" : size == 2 ? (unsigned ? "S" : "s") : unsigned ? "B" : "b";
        };
    }

    private static String constant(Object constant, String descriptor) {
        if (constant instanceof Integer number && descriptor.equals("Z")) {
            return number == 0 ? "false" : "true";
        }
        if (constant instanceof Integer number && descriptor.equals("C")) {
            return "'" + printed(String.valueOf((char) (int) number)) + "'";
        }
        return constant instanceof String string ? '"' + printed(string) + '"' : printed(constant instanceof Type type ? type.getClassName() : String.valueOf(constant));
    }

    private static String printed(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl};]", " ");
    }

    // Children

    private String child(Point point) {
        Callee child = point.child;
        if (child == null || point.embedding == Embedding.DYNAMIC && receiver(point) == null) {
            return "";
        }
        children.putIfAbsent(child.ownerName() + "." + child.pollName(), child);
        int number = 1 + List.copyOf(children.keySet()).indexOf(child.ownerName() + "." + child.pollName());
        String kept = switch (point.embedding) {
            case FLATTENED -> "F" + number + "," + point.refOffset + "," + point.base;
            case BOXED -> "X" + number + "," + point.refOffset;
            case OPAQUE, DYNAMIC -> "O" + number + "," + point.refOffset + "," + letter("I", point.childState.size(), true) + coroutine.record.place(point.childState, point);
        };
        return point.embedding == Embedding.DYNAMIC ? kept + "," + receiver(point) : kept;
    }

    /** The reference slot of the record where the receiver of a dynamic call is; {@code null} if it is the port, or is always null. */
    private String receiver(Point point) {
        Point.Slot slot = local(point, point.receiver);
        String kept = slot.value().port ? "" : kept(point, slot, new Point.Declared("", "Ljava/lang/Object;"));
        return kept.startsWith("A") ? kept.substring(1) : null;
    }
}

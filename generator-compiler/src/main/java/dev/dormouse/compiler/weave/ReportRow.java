package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Pin;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.RecordMap;
import dev.dormouse.compiler.coroutine.Sizes;
import dev.dormouse.compiler.coroutine.Spill;
import dev.dormouse.compiler.flow.Flow;
import dev.dormouse.compiler.flow.NextUses;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;
import dev.dormouse.compiler.refusal.Spelling;
import dev.dormouse.compiler.report.Alive;
import dev.dormouse.compiler.report.CoroutineStates.Room;
import dev.dormouse.compiler.report.CoroutineStates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Turns a laid-out coroutine into a row of the state report. What is read of its code is read when this is made, before the poll is written out of the same instructions. */
final class ReportRow {

    private final Coroutine coroutine;
    private final Sizes sizes;
    private final AbstractInsnNode[] instructions;
    private final Flow flow;
    private final NextUses uses;
    private final Map<Variable, Integer> numbers = new IdentityHashMap<>();
    private final List<CoroutineStates.Sleep> sleeps = new ArrayList<>();
    private final List<Alive> arguments = new ArrayList<>();

    ReportRow(Coroutine coroutine, Sizes sizes) {
        this.coroutine = coroutine;
        this.sizes = sizes;
        instructions = coroutine.body.method.instructions.toArray();
        flow = coroutine.body.flow();
        uses = new NextUses(instructions, flow.edges());
        for (Point point : coroutine.body.points) {
            sleeps.add(sleep(point));
        }
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            if (parameter.slot() != coroutine.portSlot) {
                arguments.add(argument(parameter));
            }
        }
    }

    /** The row, when all polls are written. */
    CoroutineStates states() {
        boolean isRoot = sizes.isRoot(coroutine);
        String signature = Arrays.stream(Type.getArgumentTypes(coroutine.descriptor())).map(Spelling::of).collect(Collectors.joining(", ", "(", ") -> "))
                + Spelling.of(Type.getReturnType(coroutine.descriptor()));
        RecordMap record = coroutine.record;
        return new CoroutineStates(coroutine.key(), coroutine.displayName(), coroutine.display.qualified(), signature, coroutine.owner.sourceFile, isRoot, new Room(record.rootCells(), record.rootRefs()),
                new Room(record.cells(), record.refs()), coroutine.states(), RecordMap.stateBytes(coroutine.states()), scratch(), coroutine.codeBefore, coroutine.codeAfter,
                isRoot ? arguments : List.of(), sleeps);
    }

    private List<CoroutineStates.Pinned> scratch() {
        List<CoroutineStates.Pinned> pinned = new ArrayList<>();
        for (Pin pin : Pin.all(coroutine.scratch())) {
            pinned.add(new CoroutineStates.Pinned(pin.slot(), pin.kind(), pin.argument().replace('/', '.').replace('$', '.'), Math.toIntExact(sizes.heapBytes(pin)), Math.toIntExact(sizes.directBytes(pin)), ownerOf(pin.slot())));
        }
        return pinned;
    }

    /** The child that a pinned slot belongs to; {@code null} if none. */
    private String ownerOf(int ref) {
        for (Point point : coroutine.body.points) {
            if (!point.childScratch().isEmpty() && ref >= point.refOffset && ref < point.refOffset + point.childRefs()) {
                return id(point.child);
            }
        }
        return null;
    }

    private static String id(Callee callee) {
        return callee.ownerName() + "." + callee.name() + callee.descriptor();
    }

    private CoroutineStates.Sleep sleep(Point point) {
        List<Alive> alive = new ArrayList<>();
        List<Integer> handlers = point.handlers.stream().map(block -> coroutine.body.method.instructions.indexOf(block.handler)).toList();
        for (Point.Slot slot : point.locals) {
            if (!slot.value().port) {
                Collection<Integer> normal = lines(uses.ofLocal(slot.local(), point.index));
                Collection<Integer> thrown = lines(uses.ofLocalOrThrown(slot.local(), point.index, handlers));
                thrown.removeAll(normal);
                alive.add(variable(point, slot, name(slot), normal, thrown));
            }
        }
        for (int i = 0; i < point.below.size(); i++) {
            Collection<Integer> takers = lines(uses.ofOperand(i, point.index, at -> flow.before(at).getStackSize()));
            alive.add(variable(point, point.below.get(i), "(operand)", takers, List.of()));
        }
        if (point.childState != null) {
            alive.add(new Alive(number(point.childState), "(child's state)", "state", Alive.Kind.STATE, point.childState.size(), cell(coroutine.record.place(point.childState, point)), List.of(), List.of()));
        }
        return new CoroutineStates.Sleep(point.state, point.line, point.child == null ? Spelling.of(Type.getObjectType(point.call.owner)) + "." + point.call.name : point.child.displayName(), child(point), alive);
    }

    private CoroutineStates.Child child(Point point) {
        if (point.child == null) {
            return null;
        }
        return new CoroutineStates.Child(id(point.child), point.child.displayName(), point.embedding.name().toLowerCase(Locale.ROOT),
                new Room(point.childCells(), point.childRefs()), point.childScratch().size(),
                point.isBoxed() ? sizes.boxBytes(point.child) : 0);
    }

    private Collection<Integer> lines(Collection<Integer> indexes) {
        return indexes.stream().map(index -> Body.line(instructions[index])).filter(line -> line > 0).collect(Collectors.toCollection(TreeSet::new));
    }

    private Alive variable(Point point, Point.Slot slot, String name, Collection<Integer> normal, Collection<Integer> thrown) {
        Spill spill = slot.spill();
        String type = slot.declared() == null ? type(slot.value(), spill) : Spelling.of(Type.getType(slot.declared().descriptor()));
        if (spill == null) {
            return new Alive(-1, name, type, Alive.Kind.NOTHING, 0, remade(point, slot), List.copyOf(normal), List.copyOf(thrown));
        }
        int number = number(spill.variable());
        if (spill.isReference()) {
            return new Alive(number, name, type, Alive.Kind.REFERENCE, 4, "ref " + coroutine.record.slot(spill, point), List.copyOf(normal), List.copyOf(thrown));
        }
        return new Alive(number, name, type, Alive.Kind.valueOf(spill.kind.name()), spill.variable().size(), cell(coroutine.record.place(spill.variable(), point)), List.copyOf(normal), List.copyOf(thrown));
    }

    /** How a resume has a value again that is not stored. */
    private static String remade(Point point, Point.Slot slot) {
        Value value = slot.value();
        if (slot.source() == null) {
            return value.isScratch() ? "scratch" : value.port ? "port" : "constant";
        }
        String from = point.locals.stream().filter(local -> local.local() == slot.source().local()).findFirst().map(ReportRow::name).orElseThrow();
        return (slot.source().length() ? "length of " : "copy of ") + from;
    }

    private static String name(Point.Slot slot) {
        return slot.declared() == null ? "local " + slot.local() : slot.declared().name();
    }

    private static String type(Value value, Spill spill) {
        return switch (value.kind) {
            case INT -> spill == null ? "int" : List.of("", "byte", "short", "", "int").get(spill.variable().size()) + (spill.unsigned() ? " unsigned" : "");
            case REF -> Spelling.of(Type.getObjectType(value.type));
            case NULL -> "null";
            default -> value.kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private Alive argument(Coroutine.Parameter parameter) {
        Variable variable = coroutine.record.argument(parameter.slot());
        boolean isReference = parameter.type().getSort() >= Type.ARRAY;
        Alive.Kind kind = switch (parameter.type().getSort()) {
            case Type.LONG -> Alive.Kind.LONG;
            case Type.DOUBLE -> Alive.Kind.DOUBLE;
            case Type.FLOAT -> Alive.Kind.FLOAT;
            case Type.ARRAY, Type.OBJECT -> Alive.Kind.REFERENCE;
            default -> Alive.Kind.INT;
        };
        String place = isReference ? "ref " + coroutine.record.argumentSlot(variable) : cell(coroutine.record.argumentPlace(variable));
        return new Alive(number(variable), parameterName(parameter.slot()), Spelling.of(parameter.type()), kind, isReference ? 4 : variable.size(), place, List.of(), List.of());
    }

    private String parameterName(int slot) {
        Point.Declared declared = coroutine.body.declaredParameter(slot);
        return declared == null ? "local " + slot : declared.name();
    }

    private int number(Variable variable) {
        return numbers.computeIfAbsent(variable, unknown -> numbers.size());
    }

    private static String cell(int place) {
        return "cell " + place / 8 + "+" + place % 8;
    }
}

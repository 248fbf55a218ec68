package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.report.CoroutineStates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Turns a laid-out coroutine into a row of the state report. */
final class ReportRow {

    private ReportRow() {}

    static CoroutineStates of(Coroutine c, Companions.ScratchBytes scratch) {
        String signature = Arrays.stream(Type.getArgumentTypes(c.descriptor())).map(type -> simple(type.getClassName()))
                .collect(Collectors.joining(", ", "(", ") -> ")) + simple(Type.getReturnType(c.descriptor()).getClassName());
        List<CoroutineStates.Sleep> points = new ArrayList<>();
        for (Point point : c.body.points) {
            points.add(sleep(c, point));
        }
        return new CoroutineStates(c.displayName(), signature, c.owner.sourceFile, c.cells(), c.refs(), c.record.rootCells(), c.record.rootRefs(),
                c.states(), RecordMap.stateBytes(c.states()), c.scratch(), scratch.heap(), scratch.direct(), c.codeBefore, c.codeAfter, points);
    }

    private static CoroutineStates.Sleep sleep(Coroutine c, Point point) {
        List<CoroutineStates.Alive> alive = new ArrayList<>();
        for (Point.Slot slot : point.locals) {
            if (!slot.value().port) {
                alive.add(variable(c, point, slot, slot.name() == null ? "local " + slot.local() : slot.name()));
            }
        }
        for (Point.Slot slot : point.below) {
            alive.add(variable(c, point, slot, "(operand)"));
        }
        if (point.childState != null) {
            int place = c.record.place(point.childState, point);
            alive.add(new CoroutineStates.Alive("(child's state)", "state", point.childState.size(), "cell " + place / 8 + "+" + place % 8));
        }
        if (point.isBoxed()) {
            alive.add(new CoroutineStates.Alive("(child's box)", "box", 4, "ref " + point.refOffset));
        }
        String at = simple(point.call.owner.replace('/', '.')) + "." + point.call.name;
        if (point.isPrimitive()) {
            return new CoroutineStates.Sleep(point.state, point.line, at, "", 0, 0, alive);
        }
        return new CoroutineStates.Sleep(point.state, point.line, at, point.embedding.name().toLowerCase(Locale.ROOT), point.child.cells(), point.child.refs(), alive);
    }

    private static CoroutineStates.Alive variable(Coroutine c, Point point, Point.Slot slot, String name) {
        Value value = slot.value();
        Spill spill = slot.spill();
        String type = switch (value.kind) {
            case INT -> spill == null ? "int" : List.of("", "byte", "short", "", "int").get(spill.variable().size()) + (spill.unsigned() ? " unsigned" : "");
            case REF -> simple(Type.getObjectType(value.type).getClassName());
            case NULL -> "null";
            default -> value.kind.name().toLowerCase(Locale.ROOT);
        };
        if (spill == null) {
            return new CoroutineStates.Alive(name, type, 0, value.isScratch() ? "scratch" : value.port ? "port" : value.isConstant() ? "constant" : slot.source().length() ? "length" : "copy");
        }
        if (spill.isReference()) {
            return new CoroutineStates.Alive(name, type, 4, "ref " + c.record.slot(spill, point));
        }
        int place = c.record.place(spill.variable(), point);
        return new CoroutineStates.Alive(name, type, spill.variable().size(), "cell " + place / 8 + "+" + place % 8);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}

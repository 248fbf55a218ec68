package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Pinned;
import dev.dormouse.compiler.report.CoroutineStates.Room;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The model of a report out of its JSON. */
final class ReadBack {

    private ReadBack() {}

    static StateReport report(String json) {
        Map<?, ?> file = (Map<?, ?>) Json.read(json);
        Map<?, ?> total = (Map<?, ?>) file.get("total");
        return new StateReport(list(file.get("coroutines")).stream().map(ReadBack::coroutine).toList(), number(total, "allBefore"), number(total, "allAfter"), plan((Map<?, ?>) file.get("plan")));
    }

    private static PoolPlan plan(Map<?, ?> plan) {
        return plan == null ? null : new PoolPlan((String) plan.get("profile"), number(plan, "arena"), number(plan, "charged"), number(plan, "loopTasks"), number(plan, "loop"),
                list(plan.get("pools")).stream().map(pool -> new PoolPlan.Pool((String) pool.get("coroutine"), number(pool, "record"), number(pool, "owner"), number(pool, "capacity"), number(pool, "bytes"))).toList(),
                number(plan, "others"));
    }

    private static CoroutineStates coroutine(Map<?, ?> c) {
        boolean isRoot = (Boolean) c.get("root");
        Room embedded = room(c.get("embedded"));
        return new CoroutineStates((String) c.get("id"), (String) c.get("name"), (String) c.get("qualified"), (String) c.get("signature"), (String) c.get("source"), isRoot, isRoot ? room(c.get("record")) : embedded, embedded,
                number(c, "states"), number(c, "stateBytes"), list(c.get("scratch")).stream().map(ReadBack::pinned).toList(), number(c, "codeBefore"), number(c, "codeAfter"), alive(c.get("start")),
                list(c.get("points")).stream().map(ReadBack::sleep).toList());
    }

    private static Pinned pinned(Map<?, ?> slot) {
        return new Pinned(number(slot, "ref"), (String) slot.get("kind"), (String) slot.get("argument"), number(slot, "heapBytes"), number(slot, "directBytes"), (String) slot.get("child"));
    }

    private static Sleep sleep(Map<?, ?> point) {
        Map<?, ?> child = (Map<?, ?>) point.get("child");
        return new Sleep(number(point, "number"), number(point, "line"), (String) point.get("at"),
                child == null ? null : new Child((String) child.get("id"), (String) child.get("name"), (String) child.get("embedding"), room(child), number(child, "pinned"), number(child, "boxBytes")), alive(point.get("variables")));
    }

    private static List<Alive> alive(Object variables) {
        return list(variables).stream().map(v -> new Alive(number(v, "variable"), (String) v.get("name"), (String) v.get("type"), Alive.Kind.valueOf(((String) v.get("kind")).toUpperCase(Locale.ROOT)),
                number(v, "bytes"), (String) v.get("place"), lines(v.get("uses")), lines(v.get("usesIfThrown")))).toList();
    }

    private static List<Integer> lines(Object lines) {
        return ((List<?>) lines).stream().map(Integer.class::cast).toList();
    }

    private static Room room(Object room) {
        return new Room(number((Map<?, ?>) room, "cells"), number((Map<?, ?>) room, "refs"));
    }

    private static int number(Map<?, ?> members, String name) {
        return (Integer) members.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> list(Object list) {
        return (List<Map<?, ?>>) list;
    }
}

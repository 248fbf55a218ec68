package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Pinned;
import dev.dormouse.compiler.report.CoroutineStates.Room;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.util.Locale;

/** The state report as JSON, for tools. docs/state-report.md describes each field. */
final class JsonReport {

    private final JsonText json = new JsonText();

    JsonReport(StateReport report) {
        json.block(null).put("schema", StateReport.SCHEMA);
        json.list("coroutines");
        report.findings().values().forEach(this::put);
        json.close();
        if (report.plan() != null) {
            put(report.plan());
        }
        json.row("total").put("coroutines", report.coroutines().size()).put("codeBefore", report.codeBefore()).put("codeAfter", report.codeAfter()).put("allBefore", report.allBefore()).put("allAfter", report.allAfter()).close();
        json.close();
    }

    private void put(PoolPlan plan) {
        json.block("plan").put("profile", plan.profile()).put("arena", plan.arena()).put("charged", plan.charged()).put("left", plan.left()).put("others", plan.others()).put("loopTasks", plan.loopTasks()).put("loop", plan.loop());
        json.list("pools");
        plan.pools().forEach(pool -> json.row(null).put("coroutine", pool.coroutine()).put("record", pool.record()).put("owner", pool.owner()).put("capacity", pool.capacity())
                .put("bytes", pool.bytes()).close());
        json.close().close();
    }

    private void put(Findings found) {
        CoroutineStates c = found.coroutine();
        json.block(null).put("id", c.id()).put("name", c.name()).put("qualified", c.qualified()).put("label", found.label()).put("signature", c.signature()).put("source", c.source()).put("root", c.isRoot());
        put("record", c.record(), c.scratchBytes());
        put("embedded", c.embedded(), c.scratchBytes());
        json.put("scratchBytes", c.scratchBytes()).put("directBytes", c.directBytes());
        json.put("states", c.states()).put("stateBytes", c.stateBytes()).put("bound", found.bound()).put("slack", found.slack());
        if (found.largest() != null) {
            json.put("largest", found.largest().number());
        }
        json.put("codeBefore", c.codeBefore()).put("codeAfter", c.codeAfter());
        json.list("scratch");
        c.scratch().forEach(this::put);
        json.close().list("start");
        c.arguments().forEach(this::put);
        json.close().list("points");
        c.sleeps().forEach(sleep -> put(found.size(), sleep));
        json.close().list("children");
        found.branches().forEach(this::put);
        json.close().list("savings");
        found.savings().forEach(this::put);
        json.close().close();
    }

    private void put(String name, Room room, int scratchBytes) {
        json.row(name).put("bytes", room.bytes() + scratchBytes).put("cells", room.cells()).put("refs", room.refs()).close();
    }

    private void put(Pinned slot) {
        json.row(null).put("ref", slot.ref()).put("kind", slot.kind()).put("argument", slot.argument()).put("heapBytes", slot.heapBytes()).put("directBytes", slot.directBytes()).put("child", slot.child()).close();
    }

    private void put(RecordSize size, Sleep sleep) {
        json.block(null).put("number", sleep.number()).put("line", sleep.line()).put("at", sleep.at()).put("bytes", size.used(sleep));
        Child child = sleep.child();
        if (child != null) {
            json.row("child").put("id", child.id()).put("name", child.name()).put("embedding", child.embedding()).put("bytes", child.room().bytes()).put("cells", child.room().cells())
                    .put("refs", child.room().refs()).put("pinned", child.pinned()).put("boxBytes", child.boxBytes()).close();
        }
        json.list("variables");
        sleep.variables().forEach(this::put);
        json.close().close();
    }

    private void put(Alive variable) {
        json.row(null).put("variable", variable.variable()).put("name", variable.name()).put("type", variable.type()).put("kind", variable.kind().name().toLowerCase(Locale.ROOT))
                .put("bytes", variable.bytes()).put("place", variable.place()).put("uses", variable.uses()).put("usesIfThrown", variable.usesIfThrown()).close();
    }

    private void put(Branch branch) {
        json.row(null).put("id", branch.child().id()).put("name", branch.child().name()).put("sites", branch.sites()).put("bytes", branch.child().room().bytes()).put("adds", branch.adds()).close();
    }

    private void put(Saving saving) {
        json.row(null).put("bytes", saving.bytes());
        if (saving.child() != null) {
            json.put("boxing", saving.child().id());
        } else {
            json.putAll("variables", saving.variables()).put("points", saving.points().stream().map(Sleep::number).toList());
        }
        json.close();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}

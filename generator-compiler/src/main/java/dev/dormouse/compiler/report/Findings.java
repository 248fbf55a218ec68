package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Room;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is computed about one coroutine, once for all writers.
 *
 * @param bound the least that its record can take, scratch included
 * @param largest the point where most is alive; {@code null} if it has none
 */
record Findings(CoroutineStates coroutine, RecordSize size, int bound, Sleep largest, List<Saving> savings, List<Branch> branches) {

    /** Of all coroutines of a report, by id, in its order. */
    static Map<String, Findings> of(List<CoroutineStates> coroutines) {
        Map<String, CoroutineStates> byId = new HashMap<>();
        coroutines.forEach(coroutine -> byId.put(coroutine.id(), coroutine));
        Map<String, Room> bounds = new HashMap<>();
        Map<String, Findings> findings = new LinkedHashMap<>();
        for (CoroutineStates coroutine : coroutines) {
            RecordSize size = new RecordSize(coroutine);
            int bound = RecordSize.bound(coroutine, byId, bounds).bytes() + coroutine.scratchBytes();
            findings.put(coroutine.id(), new Findings(coroutine, size, bound, size.largest(), Saving.of(coroutine, size), Branch.of(coroutine, size)));
        }
        return findings;
    }

    int slack() {
        return coroutine.bytes() - bound;
    }
}

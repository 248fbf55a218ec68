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
 * @param label what the report calls it
 * @param bound the least that its record can take, scratch included
 * @param largest the point where most is alive; {@code null} if it has none
 */
record Findings(CoroutineStates coroutine, String label, RecordSize size, int bound, Sleep largest, List<Saving> savings, List<Branch> branches) {

    /** Of all coroutines of a report, by id, in its order. */
    static Map<String, Findings> of(List<CoroutineStates> unlabelled) {
        Labels labels = new Labels(unlabelled);
        List<CoroutineStates> coroutines = unlabelled.stream().map(labels::labelled).toList();
        Map<String, CoroutineStates> byId = new HashMap<>();
        coroutines.forEach(coroutine -> byId.put(coroutine.id(), coroutine));
        Map<String, Room> bounds = new HashMap<>();
        Map<String, Findings> findings = new LinkedHashMap<>();
        for (CoroutineStates coroutine : coroutines) {
            RecordSize size = new RecordSize(coroutine);
            int bound = RecordSize.bound(coroutine, byId, bounds).bytes() + coroutine.scratchBytes();
            findings.put(coroutine.id(), new Findings(coroutine, labels.of(coroutine), size, bound, size.largest(), Saving.of(coroutine, size), Branch.of(coroutine, size)));
        }
        return findings;
    }

    /** What stands behind the label: its parameters, if they are not in that, and its result. */
    String signature() {
        String signature = coroutine.signature();
        String parameters = signature.substring(0, Math.max(0, signature.indexOf(" -> ")));
        return label.endsWith(parameters) ? signature.substring(parameters.length()) : label.matches("[^ (]*") ? signature : ": " + signature;
    }

    int slack() {
        return coroutine.bytes() - bound;
    }
}

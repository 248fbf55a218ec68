package dev.dormouse.compiler.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.RecordMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

class RecordMapTest {

    private static final Map<Integer, Integer> DOUBLE_INSTEAD = Map.of(Opcodes.I2L, Opcodes.I2D, Opcodes.L2I, Opcodes.D2I, Opcodes.LADD, Opcodes.DADD, Opcodes.LSTORE, Opcodes.DSTORE, Opcodes.LLOAD, Opcodes.DLOAD);

    private static RecordMap record(String coroutine) {
        return Sleepers.laidOut(unchanged -> { }).get(coroutine).record;
    }

    @Test
    void aRecordTakesTheCellsThatItsVariablesFill() {
        RecordMap record = record("everyKind");
        assertEquals(4, record.cells(), "26 bytes");
        assertEquals(4, record.rootCells(), "the argument waits in the same room");
        assertEquals(1, record.refs());
        assertEquals(1, record.rootRefs());
    }

    @Test
    void aRootHasRoomForItsArgumentsBehindItsPinnedObjects() {
        RecordMap record = record("arguments");
        assertEquals(List.of(0, 3), List.of(record.cells(), record.rootCells()));
        assertEquals(List.of(1, 3), List.of(record.refs(), record.rootRefs()));
        assertEquals(List.of(0, 8, 16, 18), List.of(place(record, 2), place(record, 7), place(record, 6), place(record, 1)), "the wide first");
        assertEquals(List.of(1, 2), List.of(record.argumentSlot(record.argument(4)), record.argumentSlot(record.argument(5))), "a string and an array");
    }

    private static int place(RecordMap record, int local) {
        return record.argumentPlace(record.argument(local));
    }

    @Test
    void eachChildWithPinnedObjectsHasAZoneOfItsOwnOnce() {
        RecordMap record = record("zones");
        assertEquals(List.of("0:bytes:4", "1:ints:3", "3:ints:5", "4:bytes:6"), record.scratch());
        assertEquals(7, record.refs(), "its own object, two of one child, three of the other, and what it keeps");
        assertEquals("{2, 5, 6}", record.ordinaryRefs().toString());
    }

    /** The state of a record that has ended or not begun is one of its numbers, too. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "254, 1", "255, 2", "65534, 2", "65535, 4"})
    void aStateTakesAsManyBytesAsItsNumbersDo(int states, int bytes) {
        assertEquals(bytes, RecordMap.stateBytes(states));
    }

    @Test
    void theHashIsTheSameForTheSameLayoutAndAnotherForAnother() {
        Map<String, Coroutine> first = Sleepers.laidOut(unchanged -> { });
        Map<String, Coroutine> again = Sleepers.laidOut(unchanged -> { });
        Map<String, Coroutine> changed = Sleepers.laidOut(RecordMapTest::keepDoubles);
        for (String name : first.keySet()) {
            assertEquals(first.get(name).hash(), again.get(name).hash(), name);
            assertTrue(first.get(name).hash().matches("[0-9a-f]{8}"), name);
        }
        assertEquals(first.size(), first.values().stream().map(Coroutine::hash).distinct().count());
        for (String name : List.of("ofOneLocal", "ofOneOperand")) {
            assertEquals(first.get(name).cells(), changed.get(name).cells());
            assertNotEquals(first.get(name).hash(), changed.get(name).hash(), name);
        }
        assertEquals(first.get("unchanged").hash(), changed.get("unchanged").hash());
    }

    /** In place of longs, in the two coroutines that keep one. */
    private static void keepDoubles(ClassNode sleeper) {
        for (MethodNode method : sleeper.methods) {
            if (method.name.startsWith("ofOne")) {
                for (AbstractInsnNode instruction : method.instructions.toArray()) {
                    Integer opcode = DOUBLE_INSTEAD.get(instruction.getOpcode());
                    if (opcode != null) {
                        method.instructions.set(instruction, instruction instanceof VarInsnNode variable ? new VarInsnNode(opcode, variable.var) : new InsnNode(opcode));
                    }
                }
            }
        }
    }
}

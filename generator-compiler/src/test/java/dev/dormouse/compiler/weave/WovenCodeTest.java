package dev.dormouse.compiler.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** That polls do no more than they must, by counts of instructions. */
class WovenCodeTest {

    private static MethodNode poll(String coroutine) {
        ClassNode node = new ClassNode();
        new ClassReader(Sleepers.weave(Set.of()).get("Sleeper")).accept(node, ClassReader.SKIP_DEBUG);
        return node.methods.stream().filter(method -> method.name.startsWith(coroutine + "$poll$")).findFirst().orElseThrow();
    }

    private static int count(MethodNode method, int opcode) {
        int count = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            count += instruction.getOpcode() == opcode ? 1 : 0;
        }
        return count;
    }

    private static int fills(MethodNode method) {
        int fills = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            fills += instruction instanceof MethodInsnNode call && call.owner.equals("java/util/Arrays") && call.name.equals("fill") ? 1 : 0;
        }
        return fills;
    }

    @Test
    void whatDoesNotChangeIsStoredOnce() {
        MethodNode poll = poll("unchanged");
        assertEquals(1, count(poll, Opcodes.AASTORE));
        assertEquals(2, count(poll, Opcodes.LASTORE), "n is in a cell of its own, until it is dead");
    }

    @Test
    void numbersThatAreNeverNegativeAreStoredWithoutMasksAndShiftedOnlyWhereTheyMust() {
        MethodNode poll = poll("naturals");
        assertEquals(0, count(poll, Opcodes.LAND));
        assertEquals(1, count(poll, Opcodes.IAND), "the byte, as it is restored");
        assertEquals(1, count(poll, Opcodes.I2C), "the char, as it is restored");
        assertEquals(2, count(poll, Opcodes.LSHL));
        assertEquals(2, count(poll, Opcodes.LUSHR));
    }

    @Test
    void atTheTopOfACellASignNeedsNoMask() {
        MethodNode poll = poll("signed");
        assertEquals(1, count(poll, Opcodes.LAND), "the int");
        assertEquals(1, count(poll, Opcodes.I2C), "the short");
        assertEquals(1, count(poll, Opcodes.IAND), "the byte below the one at the top");
        assertEquals(3, count(poll, Opcodes.LOR));
        assertEquals(1, count(poll, Opcodes.LASTORE));
    }

    @Test
    void fromFourOnReferencesAreNulledTogether() {
        assertEquals(0, fills(poll("three")));
        assertEquals(2 + 3 + 3, count(poll("three"), Opcodes.AASTORE), "two strings and three nulls, then three strings");
        assertEquals(1, fills(poll("four")));
        assertEquals(4, count(poll("four"), Opcodes.AASTORE));
    }

    @Test
    void aResumeComesBackToALoopByItsHeadWhereTheRestOfATurnIsShortAndStraight() {
        assertEquals(2, count(poll("turns"), Opcodes.IINC), "the counter, in the body and behind the call");
        assertEquals(2, count(poll("someTurns"), Opcodes.IINC));
    }

    @Test
    void aResumeGoesOnInTheBodyWhereACopyWouldLeaveTheLoopAnotherEntrance() {
        assertEquals(1, count(poll("turnsOfTwo"), Opcodes.IINC), "the first call goes on to the second");
        assertEquals(1, count(poll("caughtTurns"), Opcodes.IINC), "a division by zero is caught where the body has it");
        assertEquals(1, count(poll("continuedTurns"), Opcodes.IINC), "what is behind a jump has a frame of its own");
    }

    @Test
    void aResumeGoesOnInTheBodyWhereNoTurnIsRunWithoutASleep() {
        assertEquals(1, count(poll("sleepingTurns"), Opcodes.IINC));
    }
}

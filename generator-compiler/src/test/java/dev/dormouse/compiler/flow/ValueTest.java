package dev.dormouse.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

class ValueTest {

    private static final AbstractInsnNode FIRST = new TypeInsnNode(Opcodes.NEW, "Some");
    private static final AbstractInsnNode SECOND = new TypeInsnNode(Opcodes.NEW, "Some");

    /** One of each sort, no two equal. */
    private static List<Value> all() {
        List<Value> all = new ArrayList<>(List.of(Value.NONE, Value.NULL, Value.of(Value.Kind.LONG), Value.of(Value.Kind.FLOAT), Value.of(Value.Kind.DOUBLE), Value.ofInt(Range.BYTE), Value.ofInt(new Range(3, 9)),
                Value.ofConstant(3), Value.ofConstant(4), Value.ofConstant(7L), Value.ofConstant(1f), Value.ofConstant(1.0), Value.ofConstant("text"), Value.ofConstant("other"), Value.ofConstant(Type.getType("[I")),
                Value.ofReference("Some"), Value.ofReference("Other"), Value.ofReference("Some").asPort(), Value.ofReference("Some").from(FIRST), Value.ofReference("Some").from(SECOND),
                Value.uninitialized("Some", FIRST), Value.uninitialized("Some", SECOND), Value.ofLength(1), Value.ofLength(2)));
        all.add(Value.ofInt(Range.BYTE).copiedFrom(1));
        all.add(Value.ofInt(Range.BYTE).copiedFrom(2));
        all.add(Value.ofReference("Some").copiedFrom(1));
        return all;
    }

    @Test
    void aJoinIsTheSameEitherWayAround() {
        for (Value a : all()) {
            for (Value b : all()) {
                Value ab = a.join(b, Webs.NONE);
                Value ba = b.join(a, Webs.NONE);
                assertEquals(ab.kind, ba.kind, a + " and " + b);
                assertEquals(ab.type, ba.type, a + " and " + b);
                assertEquals(ab.constant, ba.constant, a + " and " + b);
                assertEquals(List.of(ab.copyOf, ab.lengthOf, ab.port, ab.maybeScratch, ab.isScratch()), List.of(ba.copyOf, ba.lengthOf, ba.port, ba.maybeScratch, ba.isScratch()), a + " and " + b);
                assertEquals(ab, ab.join(b, Webs.NONE), "joined once more, " + a + " and " + b);
            }
        }
    }

    /** Whatever is known of a join was known of both. */
    @Test
    void aJoinKnowsNothingThatOneOfTheTwoDidNot() {
        for (Value a : all()) {
            for (Value b : all()) {
                Value joined = a.join(b, Webs.NONE);
                for (Value one : List.of(a, b)) {
                    assertTrue(joined.kind == one.kind || joined.kind == Value.Kind.NONE || joined.kind == Value.Kind.REF && one.kind == Value.Kind.NULL, a + " and " + b);
                    assertTrue(joined.constant == null || joined.constant.equals(one.constant), a + " and " + b);
                    assertTrue(joined.copyOf == Value.NO_LOCAL || joined.copyOf == one.copyOf, a + " and " + b);
                    assertTrue(joined.lengthOf == Value.NO_LOCAL || joined.lengthOf == one.lengthOf, a + " and " + b);
                    assertTrue(joined.origin == null || joined.origin == one.origin, a + " and " + b);
                    assertTrue(!joined.port || one.port, a + " and " + b);
                    assertTrue(joined.maybeScratch || !one.maybeScratch || joined.kind == Value.Kind.NONE, a + " and " + b);
                    assertTrue(joined.kind != Value.Kind.INT || joined.range.contains(one.range), a + " and " + b);
                }
                assertEquals(a.equals(b), joined.equals(a) && joined.equals(b), a + " and " + b);
            }
        }
    }

    @Test
    void whatIsNotAlikeIsUnknownTogether() {
        List<Value> kinds = List.of(Value.NONE, Value.of(Value.Kind.INT), Value.of(Value.Kind.LONG), Value.of(Value.Kind.FLOAT), Value.of(Value.Kind.DOUBLE), Value.ofReference("Some"),
                Value.uninitialized("Some", FIRST), Value.uninitialized("Some", SECOND));
        for (Value a : kinds) {
            for (Value b : kinds) {
                assertSame(a == b ? a : Value.NONE, a.join(b, Webs.NONE), a + " and " + b);
            }
        }
    }

    @Test
    void whatBothKnowIsKeptByAJoin() {
        Value first = Value.ofReference("Some").from(FIRST);
        assertSame(FIRST, first.join(first.copiedFrom(1), Webs.NONE).origin);
        assertTrue(first.join(first.copiedFrom(1), Webs.NONE).isScratch());
        assertEquals(1, Value.ofInt(Range.BYTE).copiedFrom(1).join(Value.ofInt(Range.BOOLEAN).copiedFrom(1), Webs.NONE).copyOf);
        assertEquals(1, Value.ofReference("Some").copiedFrom(1).join(Value.NULL.copiedFrom(1), Webs.NONE).copyOf);
        assertEquals("text", Value.ofConstant("text").join(Value.ofConstant("text").copiedFrom(1), Webs.NONE).constant);
        assertEquals(1, Value.ofLength(1).copiedFrom(2).join(Value.ofLength(1), Webs.NONE).lengthOf);
        Value seven = Value.ofConstant(7).join(Value.ofConstant(7).copiedFrom(1), 5);
        assertEquals(new Range(7, 7), seven.range);
        assertEquals(7, seven.constant);
        assertEquals(5, seven.web);
        assertEquals(5, Value.of(Value.Kind.LONG).join(Value.of(Value.Kind.LONG), 5).web);
        Value port = Value.ofReference("Some").asPort();
        assertTrue(port.join(port.copiedFrom(1), Webs.NONE).port);
    }

    @Test
    void typesThatDifferAreUndecidedUntilAStackMapFrameSays() {
        Value some = Value.ofReference("Some");
        assertEquals(Value.UNDECIDED, some.join(Value.ofReference("Other"), Webs.NONE).type);
        assertEquals("Some", some.join(Value.NULL, Webs.NONE).type);
        assertEquals(Value.Kind.REF, Value.NULL.join(some, Webs.NONE).kind);
        assertEquals(Value.Kind.NULL, Value.NULL.join(Value.NULL.retyped("Some"), Webs.NONE).kind);
        assertEquals("Some", some.join(Value.ofReference("Other"), Webs.NONE).retyped("Some").type);
        assertSame(some, some.retyped("Some"));
    }

    @Test
    void whatIsDerivedFromALocalStandsAloneWhenThatIsAssigned() {
        Value value = Value.ofLength(2).copiedFrom(1);
        assertEquals(List.of(Value.NO_LOCAL, 2), List.of(value.apartFrom(1).copyOf, value.apartFrom(1).lengthOf));
        assertEquals(List.of(1, Value.NO_LOCAL), List.of(value.apartFrom(2).copyOf, value.apartFrom(2).lengthOf));
        assertSame(value, value.apartFrom(3));
    }

    @Test
    void anObjectIsScratchFromItsCallOnAndAnUninitialisedOneIsNot() {
        Value scratch = Value.ofReference("Some").from(FIRST);
        assertTrue(scratch.isScratch() && scratch.maybeScratch && scratch.isConstant());
        assertFalse(Value.uninitialized("Some", FIRST).isScratch() || Value.uninitialized("Some", FIRST).isConstant());
        assertFalse(Value.ofReference("Some").isScratch() || Value.ofReference("Some").isConstant());
        Value maybe = scratch.join(Value.ofReference("Some"), Webs.NONE);
        assertTrue(maybe.maybeScratch && !maybe.isScratch());
        assertTrue(Value.uninitialized("Some", FIRST).isReference());
    }

    @Test
    void valuesAreEqualWhenAllThatIsKnownIs() {
        List<Value> all = all();
        List<Value> again = all();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                assertEquals(i == j, all.get(i).equals(again.get(j)), all.get(i) + " and " + again.get(j));
            }
            assertEquals(all.get(i).hashCode(), again.get(i).hashCode());
            assertFalse(all.get(i).equals(all.get(i).assignedBy(8)), "the assignment counts");
        }
        assertFalse(Value.NONE.equals(null));
    }

    @Test
    void aValueSaysWhatIsKnown() {
        assertEquals(List.of("INT = 3", "LONG", "REF Some", "REF java/lang/String = text", "NULL"),
                List.of(Value.ofConstant(3).toString(), Value.of(Value.Kind.LONG).toString(), Value.ofReference("Some").toString(), Value.ofConstant("text").toString(), Value.NULL.toString()));
    }

    private static Value loaded(Object constant) {
        return new Simulation(new InsnList(), new Webs(0, 0)).newOperation(new LdcInsnNode(constant));
    }

    /** What no {@code ldc} of another class can give again, or what a bootstrap method makes, is not a constant. */
    @Test
    void onlyNumbersStringsAndClassesAreConstants() {
        assertEquals(List.of("INT = 300", "LONG = 300", "FLOAT = 0.5", "DOUBLE = 0.5", "REF java/lang/String = text", "REF java/lang/Class = [I"),
                List.of(loaded(300).toString(), loaded(300L).toString(), loaded(0.5f).toString(), loaded(0.5).toString(), loaded("text").toString(), loaded(Type.getType("[I")).toString()));
        Handle handle = new Handle(Opcodes.H_INVOKESTATIC, "Some", "bootstrap", "()V", false);
        assertEquals(List.of("REF java/lang/invoke/MethodType", "REF java/lang/invoke/MethodHandle", "REF Some", "LONG"),
                List.of(loaded(Type.getMethodType("()V")).toString(), loaded(handle).toString(), loaded(new ConstantDynamic("it", "LSome;", handle)).toString(), loaded(new ConstantDynamic("it", "J", handle)).toString()));
        assertNull(loaded(Float.NaN).constant);
    }

    @Test
    void assignmentsThatAreJoinedAreOneVariableNamedByTheEarliest() {
        Webs webs = new Webs(3, 10);
        assertEquals(List.of(0, 1, 2), List.of(webs.find(webs.ofParameter(0)), webs.find(webs.ofParameter(1)), webs.find(webs.ofParameter(2))));
        int early = webs.ofInstruction(1);
        int late = webs.ofInstruction(9);
        assertEquals(early, webs.join(late, early));
        assertEquals(early, webs.find(late));
        assertEquals(2, webs.join(webs.ofParameter(2), late));
        assertEquals(List.of(2, 2, 1), List.of(webs.find(early), webs.find(late), webs.find(webs.ofParameter(1))));
        int other = webs.ofInstruction(4);
        webs.join(webs.ofInstruction(6), webs.ofInstruction(5));
        assertEquals(other, webs.join(webs.ofInstruction(6), other));
        assertEquals(List.of(other, other, other, 2), List.of(webs.find(other), webs.find(webs.ofInstruction(5)), webs.find(webs.ofInstruction(6)), webs.find(late)));
    }
}

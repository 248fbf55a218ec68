package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.ClassInfo;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A coroutine that another compilation wove. */
public record Foreign(String displayName, ClassInfo owner, boolean ownerIsInterface, String name, String descriptor, Type port, ClassInfo.Woven woven) implements Callee {

    @Override
    public String ownerName() {
        return owner.name();
    }

    @Override
    public boolean isStatic() {
        return (woven.access() & Opcodes.ACC_STATIC) != 0;
    }

    @Override
    public int states() {
        return woven.states();
    }

    @Override
    public int cells() {
        return woven.cells();
    }

    @Override
    public int refs() {
        return woven.refs();
    }

    @Override
    public String hash() {
        return woven.hash();
    }

    @Override
    public List<String> scratch() {
        return woven.scratch();
    }

    @Override
    public String driverOwner() {
        return woven.driver();
    }

    @Override
    public boolean boxed() {
        return woven.boxed();
    }

    @Override
    public boolean wipes() {
        return woven.wipes();
    }

    @Override
    public String counters() {
        return woven.counters();
    }
}

package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.Frame;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * A coroutine with a frame budget, as one calls it who does not know which method implements it.
 *
 * @param ownerName the class that it is called on
 */
public record Dispatch(String displayName, String ownerName, boolean ownerIsInterface, String name, String descriptor, Type port, Frame frame) implements Callee {

    /** As many as a state of two bytes tells apart. No coroutine has more: a point of its own takes three bytes of code at least, and of flattened states a coroutine has fewer. */
    private static final int MOST_STATES = 0xfffe;

    @Override
    public boolean isStatic() {
        return false;
    }

    @Override
    public int states() {
        return MOST_STATES;
    }

    @Override
    public int cells() {
        return frame.cells();
    }

    @Override
    public int refs() {
        return frame.refs();
    }

    @Override
    public String hash() {
        throw new UnsupportedOperationException("implementations differ");
    }

    @Override
    public List<String> scratch() {
        return List.of();
    }

    @Override
    public String driverOwner() {
        throw new UnsupportedOperationException("the driver is entered through the receiver");
    }

    @Override
    public boolean boxed() {
        return false;
    }

    @Override
    public boolean wipes() {
        return false; // refused of what implements it
    }

    @Override
    public String counters() {
        return "";
    }

    @Override
    public String pollName() {
        return Names.enter(name, frame);
    }

    @Override
    public String pollDescriptor() {
        return Names.enterDescriptor(descriptor);
    }
}

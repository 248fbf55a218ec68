package demo;

import dev.dormouse.*;

class Courier {
    private int delivered;

    @Coroutine
    void round(Async a, String[] addresses, boolean urgent) {
        byte[] label = Scratch.bytes(20);
        long started = System.nanoTime();
        try {
            for (String address : addresses) {
                delivered += urgent ? knock(a, address) : knock(a, address) + knock(a, "neighbour");
            }
        } finally {
            label[0] = (byte) delivered;
            System.out.println(started);
        }
    }

    @Coroutine
    private int knock(Async a, String address) {
        final int patience = 3;
        double waited = 0;
        short tries = 0;
        boolean open = false;
        while (!open && tries < patience) {
            a.park();
            tries++;
            waited += 0.5;
            open = address.length() % 2 == tries;
        }
        rest(a, (int) waited);
        return open ? tries : -1;
    }

    @Coroutine
    private void rest(Async a, int seconds) {
        Thread current = Thread.currentThread();
        for (int left = seconds; left > 0; left--) {
            a.park();
        }
        System.out.println(current.getName());
    }
}

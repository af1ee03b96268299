package dev.wadi.simulation;

class MemoryStoreTest extends StoreContract {

    @Override
    Store empty() {
        return new MemoryStore(Flaw.NONE);
    }
}

package org.hiphooks.demo.ehr;

/** Port to the service's ledger, whose database can be taken away on purpose. */
public interface LedgerSwitch {

  /** There is none to switch. */
  LedgerSwitch NONE =
      new LedgerSwitch() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public boolean isDown() {
          return false;
        }

        @Override
        public void setDown(boolean down) {
          // Nothing can be taken away.
        }
      };

  /** Whether there is a ledger. */
  boolean isThere();

  /** Whether its database is taken away. */
  boolean isDown();

  /** Takes its database away from everybody, or gives it back. */
  void setDown(boolean down);
}

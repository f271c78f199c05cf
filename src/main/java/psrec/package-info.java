/// psrec: what a program used while it ran. [psrec.Psrec] is where it starts; `ARCHITECTURE.md` is the map.
@NullMarked
package psrec;

import org.jspecify.annotations.NullMarked;

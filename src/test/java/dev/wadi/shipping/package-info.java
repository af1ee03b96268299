/** What is shipped is what it is said to be: the package, the image, the manifests for Kubernetes. */
@NullMarked
package dev.wadi.shipping;

import org.jspecify.annotations.NullMarked;

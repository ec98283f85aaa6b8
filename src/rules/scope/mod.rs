//! Group 3: scope, minerals in scope and products.

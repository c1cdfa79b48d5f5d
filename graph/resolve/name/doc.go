// Package name reads and compares the names of persons across Arabic, Persian, Latin and Cyrillic script.
//
// A name is parsed once (Parse) into tokens, each cut into segments: letters or groups of letters that
// stand for one sound or one habit of spelling. Everything else works on segments:
//
//   - Keys folds them to nine consonant classes and gives the few stable strings under which a name is
//     blocked and searched, in the manner of Soundex (Russell 1918) but for four scripts at once;
//   - Compare aligns them with a weighted edit distance whose weights are log-odds learned from pairs of
//     spellings by expectation maximisation (Ristad and Yianilos, Learning string-edit distance, 1998),
//     assigns the tokens of one name to those of the other, and adds up the evidence for and against as
//     Fellegi and Sunter do (A theory for record linkage, 1969): a shared rare name says more than a
//     shared common one;
//   - Latin and Slug write a name in Latin letters, for people to read and for identities that many
//     writers compute alike.
//
// What is known about letters, words and names of the world is data, in the tables under data; the
// weights are learned by Learn and stored beside them.
//
// The command in bench measures the comparison on a table of names and learns the weights.
//
// All functions are safe for concurrent use.
package name

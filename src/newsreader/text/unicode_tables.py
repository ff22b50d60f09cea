"""Tables of the Unicode Character Database 15.0.0.

Made by tools/generate_unicode_tables.py, which explains the letters.
"""

JOINING = """
0U adT 1U 252T 70U 113T 7U 107T 2dU 1T 1U 1T 2U 1T 2U 1T 1U 48T bU 1T 1U 3D 1U 1R 4D 1R 1D 1R 1D 5R
4D dC 1D 7R 1D 2T 15U eD 2T 1R 3U 1R 3D 10R 12D 26R 1D 2R 9D 1R 1D 1R 1D 2R 2U 1R 1T 7U 2T 6U 2T 2U
1T 4R 2U aD 3U 2D 1U fT 1R 1T 1D 3R 5D 4R 1D 9R 1D 1R 1D 1R 1D 2R 1T 1bU 2R 1D bR 3D fR 2D 4R 1D 1R
2D 3R 2D 6U 26T bU 19D 21T 9U 6C 1U 2T 1U 18T 4U 1T 9U 1T 3U 1T 5U 12R 1D 5R 2D 1R 1D aR 1D 1R 3T 3U
4D 1U 1D 4U 1R 1D 1R 2U 5R 13C 3D 1U 2D 5R 1U 9T 8D aR 3U 1R 1D 2R 2D 6R 1D fU 1T 18U 1T 20U 37T 1U
1T 1U 4T 8U 4T 1U 3T 7U aT 2U 1dT 1U 3aT 1U 4T 4U 8T 1U 14T 2U 1aT 1U 2T 2U 39T 1U 4T 2U 4T 2U 2T 3U
3T 1U 1eT 2U 3T 1U bT 2U 39T 1U 4T 5U 1T 2U 4T 1U 14T 2U 16T 6U 1T 1U 3aT 1U 2T 1U 1T 4U 8T 1U 7T 2U
bT 2U 1eT 1U 3dT 1U cT 1U 32T 1U 3T 1U 37T 1U 1T 3U 5T 3U 1T 4U 7T 2U bT 2U 1dT 1U 3aT 1U 2T 1U 6T
1U 5T 2U 14T 2U 1cT 2U 39T 2U 4T 4U 8T 1U 14T 2U 1dT 1U 48T 1U 7T 3U 1T 1U 5aT 1U 2T 7U cT 8U 62T 1U
2T 9U bT 7U 49T 2U 1bT 1U 1T 1U 1T 1U 37T eU 1T 5U 1T 2U 5T bU 1T 24U 9T 1U 66T 4U 1T 6U 1T 2U 2T 2U
19T 2U 4T 3U 10T 4U dT 1U 2T 2U 6T 1U fT 1U 2bfT 3U 3b2T 3U 1dT 2U 1eT 2U 1eT 2U 40T 2U 1T 7U 8T 1U
2T bU 9T 1U 29D 1U 2C 1T 3U 1T 1U 10D 59U cT 2D 22T 1D 1U 75T 3U 4T 2U 9T 1U 6T 3U dbT 2U 2T 1U 3aT
1U 1T 7U 1T 1U 1T 1U 2T 8U 6T aU 2T 1U 30T 1fU 31T 4U 30T 1U 1T 5U 1T 1U 5T 1U 28T 9U cT 2U 20T 4U
2T 2U 1T 3U 38T 1U 1T 2U 3T 1U 1T 3U 3aT 8U 2T 2U 98T 3U 1T dU 1T 7U 4T 1U 6T 1U 3T 2U c6T 40U 20bT
1U 1C 1T 2U 1aT 5U 31T 5U 5T 6U 60T 21U bfeT 3U 8dT 1U 60T 20U 22aT 4U 6bT 2U 75d4T 4U 1T aU 20T 2U
50T 2U 110T 1U 3T 1U 4T 1U 19T 2U 5T 1U 13D 32L 1U 51T 2U 1aT 12U dT 1U 26T 8U 19T bU 2eT 3U 30T 1U
2T 4U 2T 2U 27T 1U 43T 6U 2T 2U 2T 2U cT 1U 8T 1U 2fT 1U 33T 1U 1T 3U 2T 2U 5T 2U 1T 1U 2aT 2U 8T 1U
eeT 1U 2T 1U 4T 1U 4f30T 1U 2e1T 10U 10T 10U cfT 1U f9T 3U 201T 1U e2T 1U 95T 5U 686T 3U 1T 2U 5T 4U
28T 3U 4T 1U 80D 5R 1U 1R 1U 1R 2U 2L 1R 5D 4L 1D 5R 1D 3R 1U 2R 1T 2U 4D 4R 1U 90D 1R 1D 1R 3D 3R
1D 2R 1D 1R 2D 1R 1U 17R 4D 2U 151L 1D 21R 1D 1T 4U 183T 2U 50T 3U 30D 3R 1D 11U 1T bD 3R 1U 1bD 4R
2D cT 4U 2aD 1U 1D 2R 3U 1D 1R 2D 2R 1D 2U 1D 1R 2D 1U 4R 1D 1L 1U 35T 1U 36T fU 29T 1U 2T 2U aT 3U
31T 4U 2T 2U 7T 1U 3dT 3U 24T 5U 1T 8U 3eT 1U cT 2U 34T 9U aT 4U 2T 1U 5fT 3U 2T 1U 1T 2U 6T 1U 2T
1U 9dT 1U 3T 8U 15T 2U 39T 2U 3T 1U 25T 7U 3T 5U c3T 8U 2T 3U 1T 1U 17T 1U 54T 6U 1T 1U 4T 2U 1T 2U
eeT 4U 6T 2U 1T 2U 1bT 2U 55T 8U 2T 1U 1T 2U 6aT 1U 1T 1U 2T 6U 1T 1U 65T 3U 2T 4U 1T 5U 103T 9U 1T
2U 100T 2U 1T 1U 4T 1U 90T 4U 2T 2U 4T 1U 20T aU 28T 6U 2T 4U 8T 1U 9T 6U 2T 3U 2eT dU 1T 2U 196T 7U
1T 6U 1T 1U 52T 16U 2T 7U 1T 2U 1T 2U 7aT 6U 3T 1U 1T 2U 1T 7U 1T 1U 48T 2U 3T 1U 1T 1U 15bT 2U bT
2U 34T 5U 5T 1U 1T 1U 14edT 11U 6T fU 369aT 5U 3bT 7U 418T 1U 3fT 4U 51T 1U 4cb8T 2U 1T 4U 125cT 2eU
2T 17U 220T 3U 9T 10U 2T 7U 1eT 4U 94T 3U 7bbT 37U 4T 32U 8T 1U eT 1U 16T 5U 1T fU 550T 7U 1T 11U 2T
7U 1T 2U 1T 5U 64T 1U a0T 7U 177T 1U 3dT 4U 1fcT 4U 3e0T 7U 29D 44T 8U c16b5T 1U 1eT 60U 80T f0U
"""

LINE_BREAK = """
0m 9- 1k 4m 12_ 1! 1q 1a 1$ 1% 1a 1q 1( 1] 1a 1$ 1, 1h 1, 1/ 10 a, 2a 3! 1a 1b( 1$ 1] 1a 1d( 1- 1)
1a 1m 6k 1m 1ag 1( 1% 1$ 3a 5q 1a 1- 1a 2% 1$ 1a 2b 1a 6q 1a 3( 1a 208b 1a 3b 1a 12b 1a 20m 4fg 1m
cg 7m da e, 1a 104m 7a ff, 1- 1a 4$ 1a 1m 2d- 1m 1a 1m 2a 1m 2! 1m 1a 8l 1ba 4l 4a 16% 3, 2a 2m b!
1m 1! 3a 2bm 150 a% 10 2a 3m 1a 63! 1a 1m 7a 2m 6a 2m 2a 1m 4a 20 aa 17m 1a 1em 1ba 5bm ba f0 aa 21m
9a 4, 1! 1a 3m 1$ 2a 16m 4a 1m 9a 1m 3a 1m 5a 2bm 3a 3cm 8a 2am 18a 1m 21a 36m 3a 1m 12a 1m 7a am 2-
20 aa 11m 3a 38m 1a 1m 7a 2m 2a 2m 3a 9m 1a am 2a 20 aa 2% 2a 5% 1a 1$ 1a 2m 1a 2m 3a 38m 1a 1m 5a
4m 2a 2m 3a 3m 1a 140 am 2a 3m 1a bm 3a 38m 1a 1m 8a 1m 3a 1m 3a 14m 2a 20 aa 1$ 1a 8m 6a 1m 3a 38m
1a 1m 7a 2m 2a 2m 3a 7m 3a am 2a 20 aa 12m 1a 3bm 5a 3m 3a 1m 4a 9m 1a e0 aa 9$ 1a 6m 5a 37m 1a 1m
7a 1m 3a 1m 4a 7m 2a bm 2a 20 aa 7b 1a 9m 3b 1a 37m 1a 1m 7a 1m 3a 1m 4a 7m 2a bm 2a 20 aa 3m 1a cm
4a 37m 2a 1m 7a 1m 3a 1m 4a 9m 1a am 2a 20 aa 9% 1a 7m 3a 46m 1a 4m 6a 1m 1a 1m 8a 60 aa 2m 2a 3dm
1a 2m 7a 4$ 1a 7m 8a 10 a- 2a 55m 1a 2m 9a bm 7a 10 aa 27b 4a 1b 2g 1b 2- 1g 1! 5g 1a 1! 1a 3m 2a 60
aa a- 1m 1a 1m 1a 1m 1( 1) 1( 1) 1m 2a 31m e- 1m 5- 1m 2a 5m ba 1m 24a 1- 2a 6m 1a 9b 2- 1b 1a 5g 2a
50m 14a 10 a- 2a am 4a 4m 3a 1m 3a 2m 7a 3m 4a dm ca 1m 10 am 4a 62L 60V 48T 58a 15dm 3a 1- 1a 9e-
1a 27f- 1a 1a( 1) 1a 4e- 3a 24m 4a 1cm 3- 2a 1bm 2a 1em 2a 40m 20- 2n 1a 1- 1a 1- 1$ 1a 1m 1a 20 aa
18! 2- 2b 1a 1! 2a 1m 3g 1m 10 aa 6bm 2a 22m 1a 76m ca 4m ca 8! 20 aa 800 aa 3dm 5a 39m aa 1m 1da 2m
10 aa 60 aa 16m 1fa 31m 5a 2fm 11a b0 a- 2a 1- 4a am 9a 9- 2a 1m 3a 1em da 20 aa 2cm ea 30m 14a 3-
50 aa 60 aa 24- 2a 50m 3a 1m 15a 4m 1a 6m 1a 2m 3a c6m dg 1m 2eg 1m 3a 1fdb 1a 2- 7g 1- 3z 1m 1j 1m
2- 1g 1- 2= 1a 3q 2( 1q 3( 1q 1a 4. 3- 1k 2m 5g 1% 8a 1q 2a 1n 2a 6, 1( 1) 1n 3a c- 1% 1- 4a 1- 3w
1a 5m aa d( 1) 1a e( 1) 1a 11$ 7% 1$ e% 1$ 4% 1$ 2% 1$ 1% 1$ fm 21a 12% 1a 5% 1a c$ 1a fb$ 2a db. 1a
18( 1) 1( 1) 1a eI 2a dO 1) 1a c5I 4a 20cI 4a 10I 2a 2I 1a 1I 3E 1I 2a 19I 3a 2cI 1a 16I 1a 3dI ca
4I 1a 1I 3a 1I 2a 3I 2a 2I 1a 2I 3a 8I 1a 6I 5a 1I 2E 1I 1a 2I 8a 3I 2E 4a 4dq 6a 1! 2I 1a 3( 1) 1(
1) 1( 1) 1( 1) 1( 1) 1( 1) 1( 1) 1a 4f( 1) 1a 1f( 1) 1( 1) 1( 1) 1( 1) 1( 1) 1a 193( 1) 1( 1) 1( 1)
1( 1) 1( 1) 1( 1) 1( 1) 1( 1) 1( 1) 1( 1) 1( 1) 1a 3f( 1) 1( 1) 1a 20( 1) 1a 2f1m 3a 7! 1- 3a 1! 1-
1a 70- 1a em 1a 60m 20q e- 8a 1- 1( 1- 1a 2q 2a 2q 2( 1) 1( 1) 1( 1) 1( 1) 1- 4! 1a 1- 2a 1- 2a 5=
2- 3a 1- 2( 1- 8a 1- 1a 1- 2a 3! 2( 1) 1( 1) 1( 1) 1( 1) 1- 1a 22I 1aa 1I 59a cI d6a 1aI ca 4- 1) 2I
2n 1I 2O 1) 1O 1) 1O 1) 1O 1) 1O 1) 1I 2O 1) 1O 1) 1O 1) 1O 1) 1n 1O 1) 2I am 6I 5m 1I 5n 2I 3a 1n
1I 1n 1I 1n 1I 1n 1I 1n 1I 19n 1I 1fn 1I 1n 1I 1n 1I 6n 1I 6n 2a 2m 2n 4I 1n 2I 1n 1I 1n 1I 1n 1I 1n
1I 19n 1I 1fn 1I 1n 1I 1n 1I 6n 1I 6n 2I 4n 4I 1a 5I 2ba 1I 5ea 1I 54a cn 10I 1fa 1I 28a 8I 1b70a
40I 5215n 1I 477a 3I 37a 37- 2a 10d- 1! 1- 1a 100 aa 45m 4a 1m aa 20m 2a 50m 2a 1- 5a 10am 1a 3m 1a
4m 1a 17m 5a 4m 1a b% 1a 3bb 2! 2a 8m 2a 32m 12a 8- 20 aa 6m 12a ab 1a 2m 10 aa 1cm 8- 2a 17m da cL
1da 3m 4a 2fm ea 6- 3a 60 aa bm 1a a0 aa 2fm ea cm 1a 8m 2a 20 aa 3- 3a 1bm 3a 32m 1a 1m 3a 2m 2a 5m
2a 1m 1a 29m 5- 2a 3m 2a ecm 8- 1m 2a 20 aa 62 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13
1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1b2 13 1ba cV
17a 4T 31a 2104I 200a 1dl 1m 1l aa 1l da 1l 5a 1l 1a 1l 2a 1l 2a 1l aa 1ee) 1( 1a bc% 1a 3m 10, 1)
2, 2! 2O 1) 1. 1a 6m 10I 5O 1) 1O 1) 1O 1) 1O 1) 1O 1) 1O 1) 1O 1) 1O 1) 1I 2O 1) 1I 7) 1I 1) 1a 1n
2! 2I 1O 1) 1O 1) 1O 1) 1I 8a 1I 1$ 1% 1I 1a 93w 1a 1! 1I 2$ 1% 1I 2O 1) 1I 2) 1I 1) 1I bn 2I 3! 1I
1bO 1I 1) 1I 1dO 1I 1) 1I 1O 1) 2O 1) 2n 1I 1n aI 2dn 2I 1fa 3I 6a 2I 6a 2I 6a 2I 3a 3% 1$ 1I 3$ 2a
12m 3c 1a 103- 3a fam 1a e2m 1a 95m 5a 24- 1a 30- 1a cf0 aa 3ad- 1a c7- 1a e1m 3a 1m 2a 5m 4a 28m 3a
4m 1a 10- 8a 8dm 2a 9- 6. 1a 42- 7a 1e4m 4a 80 aa 171m 2- 1a 4fm 3a 46m ba 31m 4a 7am 3a 35m f- 2a
1d0 am 1a 2m 2a am 4a 2dm ba 3- 4m 1a 2d0 aa 6m 3a 24m ea 10 a- 4a 1m 2a 2cm 1a 1b 1a am 3a 30m ea
4- 2a 1- 1m 4a 1m 20 aa 1b 1a 1- 3a 4cm c- 2a 1- 2a 1m 1a 2m 1a 67- 1a 35m ca 50 aa 6m 4a 37m 2a 1m
7a 2m 2a 2m 3a 9m 1a am 2a 2m 7a 3m 5a c0m 12a 4- 4a 10 a- 2a 2m 1a 51m 14a c0 aa d5m 7a 2m 9b 1- 2!
2a 3- fa 4m 2a 52m 11- 2a d0 aa 6b da 3em da 80 aa 53m fa 40 aa 2- 3a edm fa a50 aa 46m 6a 1m 2a 2m
4a 1m 1a 1m 2- 3a 90 aa 77m 7a 2m 7a 1b 1a 1m 1a 1cm aa 28m 7a 1m 4b 1a 1- 4b 1a 1m 1a 9m ba 2em 10-
3a 1b 3- 2a 5db aa 125m 8a 1m 8a 1- 5a a0 aa 16b 1! 1a 20m 16a 1m ea 7am 6a 3m 1a 1m 2a 1m 7a 1m 1a
80 aa 30m 5a 1m 2a 1m 5a 80 aa 149m 4a 9m 2a 1m 1a 30m 7a 3m 5- 2I b0 aa 83% 4a 1e- 1a 470- 5a de3(
3) 3a 24) 1a 3( 1) 1( 1) 1a ef( 1) 2a b4g 7( 1) 1g 3( 1) 1( 1) 1m 1a 6m fa 1178( 1) 1a 24900 aa 4-
2a 500 aa 26m 5- 1a 3am 7- 3a a- 1a b0 aa 33d- 2a b6m 1a 1m 37a 7m 4a 4dn 4g 1a bm 2a eI 17f8a 8I
300a 200I 9a 22f7I 123a fn 1a 1dn 3a 2n 1a en 4a 8I 18ca 9a1m 2- 1m 4a 125cm 2ea 2m 17a 21em 5a 3m
16a 2m 7a 1em 4a 94m 3a 5890 32a 200m 37a 4m 32a 8m 1a em 1a 2- 4a 10m 5a 1m fa 550m 7a 1m 11a 2m 7a
1m 2a 1m 5a 64m 1a a0m 7a 90 aa 164m 1a 3dm 40 aa 5$ 1a 1ecm 40 aa 3d6m 7a 6dm 7a 50 aa 4( 2a 34c%
1a 3% 1a 34fI 2cX 4I 64X cI fX 2I fX 1I fX 1I 25X aa dI 3a 5dI 3a 3dI 1X 38R 1aI 3X dI 2cX 4I 9X 7I
2X eI 6X 9aI 85E 1I 16a 2I 17a 2I 5a 1I 5E 3I 2E 1I 2E 3I 2eM 5I 42E 2I 2E bI 15E 13I 3E 1I 4E 3I 1E
3I 7E 1I 1E 1I ea 1I 1a 1I 1a 1I 5E 1I 4a 1I 1a 2I 4da 7I 10a eI da 18I 2aE 2I 4E 1I 15E 1I 4E 2I
3da 8I 18a 6I 4bE 3I 3E 5a 26q 3n 3a 4I 23E 1I 10E 3I 9E 1I bE 1I bX 4I 11X 3I dX 3a 74I 3X 4I 5a
55I 5X 6I cX 4I 1X fa cX 4a 38X 8a aX 6a 28X 8a 1eX 2I 2X 4ea cE 1I 2E 1I 8E 8I 6E 1I 9E aI 2E 3I
38E 1I 3dE 2I 1E 2I 1E 1I 11E 3I 1E dI 22a 54X cI eX 2I dX 3I 9X 7I 2eX 1I 4E 3X 8I eX 4I 9X 7E 9X
7a f00 aa 6X 3fea 2I fffea 2I fffea a0003m 1a 1em 60a 80m f0a
"""

module example.com/true-names

go 1.19

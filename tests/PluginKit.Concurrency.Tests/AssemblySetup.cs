// Every test starts processes of its own and shares two cores: one after the other is faster and truthful.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
